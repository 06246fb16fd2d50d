namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>How change data capture is made; the same for all tables of a command.</summary>
internal sealed record CdcOptions
{
    /// <summary>The function: name, or ARN with or without a version. Default: the one that is published here.</summary>
    public string? FunctionName { get; init; }

    /// <summary>The role to publish the function with; null to use one that exists.</summary>
    public string? FunctionRoleArn { get; init; }

    /// <summary>True to run the function in the target account. Default: in the source account.</summary>
    public bool IsFunctionInTarget { get; init; }

    /// <summary>The role of the target account to write under. Default: what the function was published with.</summary>
    public string? WriterRoleArn { get; init; }

    /// <summary>The external id that the writer role asks for, for a function that is published here.</summary>
    public string? WriterExternalId { get; init; }

    /// <summary>The ledger's name. Default: the ledger that the function was published with.</summary>
    public string? LedgerTableName { get; init; }

    /// <summary>The most records of an invocation. Default: by the source's write rate and item size.</summary>
    public int? BatchSize { get; init; }

    /// <summary>How long records are gathered, in seconds. Default: by the source's write rate.</summary>
    public int? BatchWindowSeconds { get; init; }

    /// <summary>The memory, in MB, of a function that is published here. Default: by the source's write rate and item size.</summary>
    public int? MemorySize { get; init; }

    /// <summary>True to make everything and leave the mapping off.</summary>
    public bool IsDisabled { get; init; }
}
