using System.Collections.Generic;
using System.Management.Automation;
using DdbCrossAccount.Core.Cdc.Removing;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Takes away what Enable-DdbCdc made, and nothing else.</summary>
[Cmdlet(VerbsCommon.Remove, "DdbCdc", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DdbCdc))]
public sealed class RemoveDdbCdcCommand : CrossAccountCommand
{
    private readonly List<DdbCdc> _cdcs = [];

    /// <summary>Change data capture as Wait-DdbCdc, Enable-DdbCdc or Get-DdbCdc wrote it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbCdc))]
    public DdbCdc[] Cdc { get; set; } = [];

    /// <summary>Removes what is not shown to be drained too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes what was removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

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
            var options = new CdcRemoveOptions(Port.IsSwitchOn(nameof(Force)), Port.IsSwitchOn(nameof(PassThru)));
            var header = new ProgressHeader(ProgressRecords.RemoveCdc, "Removing change data capture", _cdcs.Count);
            Run(header, (context, token) => Engine.RemoveCdcAsync(context, _cdcs, options, token));
        }
    }

    private void Add(DdbCdc cdc)
    {
        Demand(cdc.Source, nameof(Source), cdc.StreamArn);
        DdbAccount target = Demand(cdc.Target, nameof(Target), cdc.StreamArn);
        if (Port.ShouldProcess(ConfirmationText.TableIn(cdc.TargetTableName, target), ConfirmationText.RemoveCdc(cdc)))
        {
            _cdcs.Add(cdc);
        }
    }
}
