using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Reads imports as they are now: those given, or those of the last 90 days.</summary>
[Cmdlet(VerbsCommon.Get, "DdbImportStatus", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DdbImport))]
public sealed class GetDdbImportStatusCommand : CrossAccountCommand
{
    private const string ListSet = "List";
    private const string ImportSet = "Import";
    private const string ArnSet = "Arn";

    /// <summary>The table whose imports are listed; all tables when it is not given.</summary>
    [Parameter(ParameterSetName = ListSet, Position = 0)]
    [ArgumentCompleter(typeof(TableNameCompleter))]
    public string? TableName { get; set; }

    /// <summary>Imports as Import-DdbTable, Wait-DdbImport or this command wrote them.</summary>
    [Parameter(ParameterSetName = ImportSet, Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbImport))]
    public DdbImport[] Import { get; set; } = [];

    /// <summary>The ARNs of imports.</summary>
    [Parameter(ParameterSetName = ArnSet, Mandatory = true)]
    public string[] ImportArn { get; set; } = [];

    private protected override void Process()
    {
        foreach (DdbImport import in Import)
        {
            OneInput(() => Read(Accepted(import)));
        }

        foreach (string importArn in ImportArn)
        {
            OneInput(() => Read(importArn));
        }

        if (Port.ParameterSetName == ListSet)
        {
            List();
        }
    }

    private void Read(DdbImport import)
    {
        Demand(import.Target, nameof(Target), import.ImportArn);
        Run(async (context, token) =>
            context.Observer.Observe(new ResultProduced(
                await Engine.ReadImportAsync(context, import, token).ConfigureAwait(false))));
    }

    private void Read(string importArn)
    {
        DdbAccount target = Demand(Target, nameof(Target), importArn);
        Run(async (context, token) =>
            context.Observer.Observe(new ResultProduced(
                await Engine.ReadImportAsync(context, target, importArn, token).ConfigureAwait(false))));
    }

    private void List()
    {
        DdbAccount target = Demand(Target, nameof(Target), TableName ?? "all tables");
        Run((context, token) => ListAsync(context, target, token));
    }

    private async Task ListAsync(EngineContext context, DdbAccount target, CancellationToken token)
    {
        await foreach (DdbImport import in Engine.ListImportsAsync(context, target, TableName, token).ConfigureAwait(false))
        {
            context.Observer.Observe(new ResultProduced(import));
        }
    }
}
