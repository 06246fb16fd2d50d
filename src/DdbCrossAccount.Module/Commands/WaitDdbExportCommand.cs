using System;
using System.Collections.Generic;
using System.Management.Automation;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Waits for exports, all together, and passes each on as it completes.</summary>
[Cmdlet(VerbsLifecycle.Wait, "DdbExport")]
[OutputType(typeof(DdbExport))]
public sealed class WaitDdbExportCommand : CrossAccountCommand
{
    private readonly List<DdbExport> _exports = [];

    /// <summary>Exports as Start-DdbExport or Get-DdbExportStatus wrote them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbExport))]
    public DdbExport[] Export { get; set; } = [];

    /// <summary>How long to wait at most.</summary>
    [Parameter]
    [TimeoutArgument]
    public TimeSpan? Timeout { get; set; }

    private protected override void Begin() => WarnWhenImportIsTaken();

    private protected override void Process()
    {
        foreach (DdbExport export in Export)
        {
            OneInput(() => Add(Accepted(export)));
        }
    }

    private protected override void End()
    {
        if (_exports.Count > 0)
        {
            var header = new ProgressHeader(ProgressRecords.WaitExport, "Waiting for exports", _exports.Count);
            var options = new WaitOptions { Timeout = Timeout };
            Run(header, (context, token) => Engine.WaitForExportsAsync(context, _exports, options, token));
        }
    }

    private void Add(DdbExport export)
    {
        Demand(export.Source, nameof(Source), export.ExportArn);
        _exports.Add(export);
    }
}
