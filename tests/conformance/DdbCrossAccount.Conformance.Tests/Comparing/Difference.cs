using System;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>One place in which two answers differ. A null text: there is nothing at that place.</summary>
internal sealed record Difference(int Step, string Operation, string Path, string? Sandbox, string? Engine)
{
    /// <summary>The same difference with what each run names anew under a name that stays.</summary>
    public Difference Rename(string name, string newName)
    {
        return this with { Path = Renamed(Path)!, Sandbox = Renamed(Sandbox), Engine = Renamed(Engine) };

        string? Renamed(string? text) => text?.Replace(name, newName, StringComparison.Ordinal);
    }

    public override string ToString()
    {
        return $"step {Step} {Operation} at {Path}\n      sandbox: {Sandbox ?? "-"}\n      engine:  {Engine ?? "-"}";
    }
}
