namespace DdbCrossAccount;

/// <summary>
/// A Kinesis data stream that receives the table's changes; it must be in the table's account and Region.
/// </summary>
public sealed class DdbKinesisDestination
{
    /// <summary>The Kinesis stream.</summary>
    public string StreamArn { get; init; } = string.Empty;

    /// <summary>The state AWS told, for example <c>ACTIVE</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>MILLISECOND</c> or <c>MICROSECOND</c>.</summary>
    public string? Precision { get; init; }
}
