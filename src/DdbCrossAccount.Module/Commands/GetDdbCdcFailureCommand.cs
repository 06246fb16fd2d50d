using System.Management.Automation;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Lists what change data capture could not bring over, or does not know whether it did.</summary>
[Cmdlet(VerbsCommon.Get, "DdbCdcFailure", DefaultParameterSetName = LedgerSet)]
[OutputType(typeof(DdbCdcFailure))]
public sealed class GetDdbCdcFailureCommand : CrossAccountCommand
{
    private const string LedgerSet = "Ledger";
    private const string CdcSet = "Cdc";

    /// <summary>Change data capture as Enable-DdbCdc, Get-DdbCdc or Wait-DdbCdc wrote it.</summary>
    [Parameter(ParameterSetName = CdcSet, Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbCdc))]
    public DdbCdc[] Cdc { get; set; } = [];

    /// <summary>The ledger whose failures are listed, of all tables; that of the default name when it is not given.</summary>
    [Parameter(ParameterSetName = LedgerSet)]
    [ArgumentCompleter(typeof(TableNameCompleter))]
    public string? LedgerTableName { get; set; }

    private protected override void Process()
    {
        foreach (DdbCdc cdc in Cdc)
        {
            OneInput(() => List(Accepted(cdc)));
        }

        if (Port.ParameterSetName == LedgerSet)
        {
            ListAll();
        }
    }

    private void List(DdbCdc cdc)
    {
        Demand(cdc.Source, nameof(Source), cdc.StreamArn);
        Demand(cdc.Target, nameof(Target), cdc.StreamArn);
        Run((context, token) => Engine.ListCdcFailuresAsync(context, cdc, token));
    }

    private void ListAll()
    {
        DdbAccount target = Demand(Target, nameof(Target), LedgerTableName ?? "the ledger");
        DdbAccount? source = Connected(Source);
        Run((context, token) => Engine.ListCdcFailuresAsync(context, target, source, LedgerTableName, token));
    }
}
