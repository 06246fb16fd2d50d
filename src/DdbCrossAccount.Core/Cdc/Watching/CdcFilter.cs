namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Which change data captures are read.</summary>
internal sealed record CdcFilter
{
    /// <summary>The account of the source tables.</summary>
    public required DdbAccount Source { get; init; }

    /// <summary>The account of the ledger.</summary>
    public required DdbAccount Target { get; init; }

    /// <summary>The ledger. Default: the name that ledgers have.</summary>
    public string? LedgerTableName { get; init; }

    /// <summary>The source table: name or ARN. Default: all.</summary>
    public string? SourceTableName { get; init; }
}
