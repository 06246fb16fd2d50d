namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>One place in which two answers differ. A null text: there is nothing at that place.</summary>
internal sealed record Difference(int Step, string Operation, string Path, string? Sandbox, string? Engine)
{
    public override string ToString()
    {
        return $"step {Step} {Operation} at {Path}\n      sandbox: {Sandbox ?? "-"}\n      engine:  {Engine ?? "-"}";
    }
}
