using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Cdc.Watching;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Reads change data capture as it is now: those given, those of tables, or all of a ledger.</summary>
[Cmdlet(VerbsCommon.Get, "DdbCdc", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DdbCdc))]
public sealed class GetDdbCdcCommand : CrossAccountCommand
{
    private const string ListSet = "List";
    private const string CdcSet = "Cdc";

    /// <summary>The source tables, by name or ARN; all of the ledger when none is given.</summary>
    [Parameter(ParameterSetName = ListSet, Position = 0)]
    [ArgumentCompleter(typeof(TableNameCompleter))]
    public string[] TableName { get; set; } = [];

    /// <summary>Change data capture as Enable-DdbCdc, Wait-DdbCdc or this command wrote it.</summary>
    [Parameter(ParameterSetName = CdcSet, Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbCdc))]
    public DdbCdc[] Cdc { get; set; } = [];

    /// <summary>The ledger's name in the target account.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? LedgerTableName { get; set; }

    private protected override void Process()
    {
        foreach (DdbCdc cdc in Cdc)
        {
            OneInput(() => Read(Accepted(cdc)));
        }

        if (Port.ParameterSetName == ListSet)
        {
            List();
        }
    }

    private void Read(DdbCdc cdc)
    {
        Demand(cdc.Source, nameof(Source), cdc.StreamArn);
        Demand(cdc.Target, nameof(Target), cdc.StreamArn);
        Run(async (context, token) => context.Observer.Observe(
            new ResultProduced(await Engine.ReadCdcAsync(context, cdc, token).ConfigureAwait(false))));
    }

    private void List()
    {
        if (TableName.Length == 0)
        {
            List(table: null);
        }

        foreach (string table in TableName)
        {
            OneInput(() => List(table));
        }
    }

    private void List(string? table)
    {
        string subject = table ?? "all tables";
        var filter = new CdcFilter
        {
            Source = Demand(Source, nameof(Source), subject),
            Target = Demand(Target, nameof(Target), subject),
            LedgerTableName = LedgerTableName,
            SourceTableName = table,
        };
        Run((context, token) => ListAsync(context, filter, token));
    }

    private async Task ListAsync(EngineContext context, CdcFilter filter, CancellationToken token)
    {
        await foreach (DdbCdc cdc in Engine.ListCdcAsync(context, filter, token).ConfigureAwait(false))
        {
            context.Observer.Observe(new ResultProduced(cdc));
        }
    }
}
