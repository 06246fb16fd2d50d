using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Reads exports as they are now: those given, or those of the last 90 days.</summary>
[Cmdlet(VerbsCommon.Get, "DdbExportStatus", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DdbExport))]
public sealed class GetDdbExportStatusCommand : CrossAccountCommand
{
    private const string ListSet = "List";
    private const string ExportSet = "Export";
    private const string ArnSet = "Arn";

    /// <summary>The table whose exports are listed; all tables when it is not given.</summary>
    [Parameter(ParameterSetName = ListSet, Position = 0)]
    [ArgumentCompleter(typeof(TableNameCompleter))]
    public string? TableName { get; set; }

    /// <summary>Exports as Start-DdbExport, Wait-DdbExport or this command wrote them.</summary>
    [Parameter(ParameterSetName = ExportSet, Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbExport))]
    public DdbExport[] Export { get; set; } = [];

    /// <summary>The ARNs of exports.</summary>
    [Parameter(ParameterSetName = ArnSet, Mandatory = true)]
    public string[] ExportArn { get; set; } = [];

    private protected override void Begin() => WarnWhenImportIsTaken();

    private protected override void Process()
    {
        foreach (DdbExport export in Export)
        {
            OneInput(() => Read(Accepted(export)));
        }

        foreach (string exportArn in ExportArn)
        {
            OneInput(() => Read(exportArn));
        }

        if (Port.ParameterSetName == ListSet)
        {
            List();
        }
    }

    private void Read(DdbExport export)
    {
        Demand(export.Source, nameof(Source), export.ExportArn);
        Run(async (context, token) =>
            context.Observer.Observe(new ResultProduced(
                await Engine.ReadExportAsync(context, export, token).ConfigureAwait(false))));
    }

    private void Read(string exportArn)
    {
        DdbAccount source = Demand(Source, nameof(Source), exportArn);
        Run(async (context, token) =>
            context.Observer.Observe(new ResultProduced(
                await Engine.ReadExportAsync(context, source, exportArn, token).ConfigureAwait(false))));
    }

    private void List()
    {
        DdbAccount source = Demand(Source, nameof(Source), TableName ?? "all tables");
        Run((context, token) => ListAsync(context, source, token));
    }

    private async Task ListAsync(EngineContext context, DdbAccount source, CancellationToken token)
    {
        await foreach (DdbExport export in Engine.ListExportsAsync(context, source, TableName, token).ConfigureAwait(false))
        {
            context.Observer.Observe(new ResultProduced(export));
        }
    }
}
