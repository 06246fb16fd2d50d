using System;
using System.Collections.Generic;
using System.Management.Automation;
using DdbCrossAccount.Core.Cdc.Watching;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Waits until change data capture is in sync or drained, all together, and passes each on as it is.</summary>
[Cmdlet(VerbsLifecycle.Wait, "DdbCdc", DefaultParameterSetName = InSyncSet)]
[OutputType(typeof(DdbCdc))]
public sealed class WaitDdbCdcCommand : CrossAccountCommand
{
    private const string InSyncSet = "InSync";
    private const string DrainedSet = "Drained";

    private readonly List<DdbCdc> _cdcs = [];

    /// <summary>Change data capture as Enable-DdbCdc or Get-DdbCdc wrote it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbCdc))]
    public DdbCdc[] Cdc { get; set; } = [];

    /// <summary>Wait until no change is known to be missing and the lag is below a bound. It is what is done without -Drained too.</summary>
    [Parameter(ParameterSetName = InSyncSet)]
    public SwitchParameter InSync { get; set; }

    /// <summary>Wait until every change is applied and no more come: the source has to be quiet.</summary>
    [Parameter(ParameterSetName = DrainedSet, Mandatory = true)]
    public SwitchParameter Drained { get; set; }

    /// <summary>With a longer lag it is not in sync.</summary>
    [Parameter(ParameterSetName = InSyncSet)]
    [TimeoutArgument]
    public TimeSpan? MaximumLag { get; set; }

    /// <summary>How long to wait at most.</summary>
    [Parameter]
    [TimeoutArgument]
    public TimeSpan? Timeout { get; set; }

    private protected override void Process()
    {
        foreach (DdbCdc cdc in Cdc)
        {
            OneInput(() => Add(Accepted(cdc)));
        }
    }

    private protected override void End()
    {
        if (_cdcs.Count == 0)
        {
            return;
        }

        bool isDrain = Port.IsSwitchOn(nameof(Drained));
        var header = new ProgressHeader(
            ProgressRecords.WaitCdc,
            isDrain ? "Draining change data capture" : "Waiting until change data capture is in sync",
            _cdcs.Count);
        var options = new CdcWaitOptions { Goal = isDrain ? CdcGoal.Drained : CdcGoal.InSync, Timeout = Timeout };
        options = MaximumLag is { } lag ? options with { MaximumLag = lag } : options;
        Run(header, (context, token) => Engine.WaitForCdcAsync(context, _cdcs, options, token));
    }

    private void Add(DdbCdc cdc)
    {
        Demand(cdc.Source, nameof(Source), cdc.StreamArn);
        Demand(cdc.Target, nameof(Target), cdc.StreamArn);
        _cdcs.Add(cdc);
    }
}
