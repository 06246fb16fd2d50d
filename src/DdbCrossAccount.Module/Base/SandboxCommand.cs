using System;
using System.Management.Automation;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Module.Arguments;

namespace DdbCrossAccount.Module.Base;

/// <summary>Adds the running sandbox that a command asks for something.</summary>
public abstract class SandboxCommand : CancellableCommand
{
    internal const string SourceAccount = "Source";
    internal const string TargetAccount = "Target";

    /// <summary>How an account of a sandbox is named: by the part that it plays, or by its id.</summary>
    internal const string AccountPattern = @"^(Source|Target|\d{12})$";

    private protected SandboxCommand()
    {
    }

    /// <summary>The sandbox, as Start-DdbSandbox wrote it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbSandbox))]
    public DdbSandbox Sandbox { get; set; } = new();

    private protected sealed override void Process()
    {
        if (Sandbox.InputError is not null)
        {
            throw Sandbox.InputError;
        }

        Serve();
    }

    /// <summary>Serves the sandbox in <see cref="Sandbox"/>, which is whole.</summary>
    private protected abstract void Serve();

    /// <summary>The id of the account that was named; null when none was.</summary>
    private protected string? AccountId(string? account)
    {
        if (string.Equals(account, SourceAccount, StringComparison.OrdinalIgnoreCase))
        {
            return IdOf(Sandbox.Source, SourceAccount);
        }

        return string.Equals(account, TargetAccount, StringComparison.OrdinalIgnoreCase)
            ? IdOf(Sandbox.Target, TargetAccount)
            : account;
    }

    private static string IdOf(DdbAccount? account, string member) =>
        account?.AccountId ?? throw ErrorCatalogue.ObjectDamaged(nameof(DdbSandbox), member, "missing");
}
