using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using DdbCrossAccount.Core.Cdc.Failures;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Brings the keys of failures to the source's state, and takes off the list what is settled.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "DdbCdcFailure", DefaultParameterSetName = FailureSet, SupportsShouldProcess = true)]
[OutputType(typeof(DdbCdcFailure))]
public sealed class RepairDdbCdcFailureCommand : CrossAccountCommand
{
    private const string FailureSet = "Failure";
    private const string CdcSet = "Cdc";
    private readonly List<DdbCdcFailure> _failures = [];
    private readonly List<DdbCdc> _cdcs = [];

    /// <summary>Failures as Get-DdbCdcFailure wrote them.</summary>
    [Parameter(ParameterSetName = FailureSet, Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbCdcFailure))]
    public DdbCdcFailure[] Failure { get; set; } = [];

    /// <summary>Change data capture of which all failures are repaired.</summary>
    [Parameter(ParameterSetName = CdcSet, Mandatory = true)]
    [TravellingObject(typeof(DdbCdc))]
    public DdbCdc[] Cdc { get; set; } = [];

    private protected override void Process()
    {
        foreach (DdbCdcFailure failure in Failure)
        {
            OneInput(() => Add(Accepted(failure)));
        }

        foreach (DdbCdc cdc in Cdc)
        {
            OneInput(() => Add(Accepted(cdc)));
        }
    }

    private protected override void End()
    {
        foreach (IGrouping<(string, string), DdbCdcFailure> group in _failures.GroupBy(failure => (failure.StreamArn, failure.LedgerTableName)))
        {
            OneInput(() => Repair([.. group]));
        }

        foreach (DdbCdc cdc in _cdcs)
        {
            OneInput(() => Repair(cdc, ConfirmationText.RepairAll(cdc), FailureSelection.All));
        }
    }

    private void Add(DdbCdcFailure failure)
    {
        Demand(failure.Source, nameof(Source), failure.StreamArn);
        Demand(failure.Target, nameof(Target), failure.StreamArn);
        if (failure.Kind == FailureConstants.Message)
        {
            Port.WriteWarning($"Message '{failure.MessageId}' of queue '{failure.QueueUrl}' is not change data capture's, and was left alone.");
        }
        else
        {
            _failures.Add(failure);
        }
    }

    private void Add(DdbCdc cdc)
    {
        Demand(cdc.Source, nameof(Source), cdc.StreamArn);
        Demand(cdc.Target, nameof(Target), cdc.StreamArn);
        _cdcs.Add(cdc);
    }

    private void Repair(DdbCdcFailure[] failures)
    {
        DdbCdcFailure first = failures[0];
        var cdc = new DdbCdc
        {
            StreamArn = first.StreamArn,
            SourceTableName = first.SourceTableName,
            TargetTableName = first.TargetTableName,
            TargetTableArn = first.TargetTableArn,
            LedgerTableName = first.LedgerTableName,
            FunctionAccount = first.FunctionAccount,
            Source = first.Source,
            Target = first.Target,
        };
        Repair(cdc, ConfirmationText.Repair(cdc, failures.Length), FailureSelection.Of(failures));
    }

    private void Repair(DdbCdc cdc, string action, FailureSelection selection)
    {
        if (Port.ShouldProcess(ConfirmationText.TableIn(cdc.TargetTableName, cdc.Target!), action))
        {
            Run((context, token) => Engine.RepairCdcFailuresAsync(context, cdc, selection, token));
        }
    }
}
