using System;
using System.Management.Automation;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Shows the requests that a sandbox has served, oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "DdbSandboxRequest", DefaultParameterSetName = TimeSet)]
[OutputType(typeof(DdbSandboxRequest))]
public sealed class GetDdbSandboxRequestCommand : SandboxCommand
{
    private const string TimeSet = "Time";
    private const string SequenceSet = "Sequence";

    /// <summary>Only these operations; * and ? stand for any characters.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxOperationCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Operation { get; set; } = [];

    /// <summary>Only what was done in this account.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidatePattern(AccountPattern)]
    public string? Account { get; set; }

    /// <summary>Only these tables; * and ? stand for any characters.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxTableNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] TableName { get; set; } = [];

    /// <summary>Only what this fault has hit; * for any fault.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxFaultIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? FaultId { get; set; }

    /// <summary>Only what was answered at this time of the sandbox or later.</summary>
    [Parameter(ParameterSetName = TimeSet)]
    public DateTime? Since { get; set; }

    /// <summary>Only what came after the request of this number.</summary>
    [Parameter(ParameterSetName = SequenceSet, Mandatory = true)]
    [ValidateRange(0, long.MaxValue)]
    public long? AfterSequence { get; set; }

    /// <summary>Only the newest of those found.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Shows the bodies too that the sandbox has kept.</summary>
    [Parameter]
    public SwitchParameter IncludeBody { get; set; }

    private protected override void Serve()
    {
        SandboxRequestFilter filter = Filter();
        Run((context, token) => Engine.ReadSandboxRequestsAsync(context, Sandbox, filter, token));
    }

    private SandboxRequestFilter Filter() => new()
    {
        Operations = Operation,
        AccountId = AccountId(Account),
        TableNames = TableName,
        FaultId = FaultId,
        Since = Since?.ToUniversalTime(),
        AfterSequence = AfterSequence,
        Last = Last,
        IncludesBodies = Port.IsSwitchOn(nameof(IncludeBody)),
    };
}
