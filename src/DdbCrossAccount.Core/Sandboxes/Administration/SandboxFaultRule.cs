namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>A fault as the sandbox's endpoint takes it: which requests, how often, and what happens to them.</summary>
/// <remarks>The members are those of the sandbox's JSON. What is null is left to the sandbox's own default.</remarks>
internal record SandboxFaultRule
{
    public string? Id { get; init; }

    public string? Service { get; init; }

    /// <summary>Several with commas between them, wildcards allowed.</summary>
    public string? Operation { get; init; }

    public string? Account { get; init; }

    /// <summary>Several with commas between them, wildcards allowed.</summary>
    public string? Table { get; init; }

    public string? Bucket { get; init; }

    public string? KeyPrefix { get; init; }

    public string? Function { get; init; }

    public string? Principal { get; init; }

    public long? Skip { get; init; }

    public double? Share { get; init; }

    public long? Count { get; init; }

    public double? FromSeconds { get; init; }

    public double? ForSeconds { get; init; }

    public required string Effect { get; init; }

    public string? When { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public int? Status { get; init; }

    public double? DelayMs { get; init; }

    public string? Clock { get; init; }

    public bool? Drop { get; init; }

    public bool? Reset { get; init; }

    public long? Bytes { get; init; }

    public double? BytesPerSecond { get; init; }

    public double? Seconds { get; init; }

    public double? EntryShare { get; init; }

    public int? AtRequest { get; init; }

    public string? Answer { get; init; }
}
