using System.Collections.Generic;
using System.Management.Automation;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Turns change data capture off, and keeps how far it is.</summary>
[Cmdlet(VerbsLifecycle.Disable, "DdbCdc", SupportsShouldProcess = true)]
[OutputType(typeof(DdbCdc))]
public sealed class DisableDdbCdcCommand : CrossAccountCommand
{
    private readonly List<DdbCdc> _cdcs = [];

    /// <summary>Change data capture as Enable-DdbCdc or Get-DdbCdc wrote it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbCdc))]
    public DdbCdc[] Cdc { get; set; } = [];

    private protected override void Process()
    {
        foreach (DdbCdc cdc in Cdc)
        {
            OneInput(() => Add(Accepted(cdc)));
        }
    }

    private protected override void End()
    {
        if (_cdcs.Count > 0)
        {
            var header = new ProgressHeader(ProgressRecords.DisableCdc, "Turning change data capture off", _cdcs.Count);
            Run(header, (context, token) => Engine.DisableCdcAsync(context, _cdcs, token));
        }
    }

    private void Add(DdbCdc cdc)
    {
        Demand(cdc.Source, nameof(Source), cdc.StreamArn);
        DdbAccount target = Demand(cdc.Target, nameof(Target), cdc.StreamArn);
        if (Port.ShouldProcess(ConfirmationText.TableIn(cdc.TargetTableName, target), ConfirmationText.DisableCdc(cdc)))
        {
            _cdcs.Add(cdc);
        }
    }
}
