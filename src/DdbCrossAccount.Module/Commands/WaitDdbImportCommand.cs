using System;
using System.Collections.Generic;
using System.Management.Automation;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Waits for imports, all together, and passes each on as it completes.</summary>
[Cmdlet(VerbsLifecycle.Wait, "DdbImport")]
[OutputType(typeof(DdbImport))]
public sealed class WaitDdbImportCommand : CrossAccountCommand
{
    private readonly List<DdbImport> _imports = [];

    /// <summary>Imports as Import-DdbTable or Get-DdbImportStatus wrote them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbImport))]
    public DdbImport[] Import { get; set; } = [];

    /// <summary>How long to wait at most.</summary>
    [Parameter]
    [TimeoutArgument]
    public TimeSpan? Timeout { get; set; }

    private protected override void Process()
    {
        foreach (DdbImport import in Import)
        {
            OneInput(() => Add(Accepted(import)));
        }
    }

    private protected override void End()
    {
        if (_imports.Count > 0)
        {
            var header = new ProgressHeader(ProgressRecords.WaitImport, "Waiting for imports", _imports.Count);
            var options = new WaitOptions { Timeout = Timeout };
            Run(header, (context, token) => Engine.WaitForImportsAsync(context, _imports, options, token));
        }
    }

    private void Add(DdbImport import)
    {
        Demand(import.Target, nameof(Target), import.ImportArn);
        _imports.Add(import);
    }
}
