using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount;

/// <summary>Everything at table level that a copy has to reproduce.</summary>
/// <remarks>
/// Two levels at most, so that JSON and CliXml keep it whole: keys, projections and index settings are flat lists that
/// name their index. A list or member that is null is unknown (the caller may not read it, and was warned); an empty
/// list is known to be empty. Times are UTC. Application Auto Scaling belongs to another service and is not read.
/// </remarks>
public sealed class DdbTableDefinition
{
    /// <summary>The table's name.</summary>
    public string TableName { get; init; } = string.Empty;

    /// <summary>The table's ARN.</summary>
    public string TableArn { get; init; } = string.Empty;

    /// <summary>The table's id: another one means that the table was deleted and created anew.</summary>
    public string? TableId { get; init; }

    /// <summary>The state AWS told, for example <c>ACTIVE</c>.</summary>
    public string? TableStatus { get; init; }

    /// <summary>When the table was created.</summary>
    public DateTime? CreationTime { get; init; }

    /// <summary>Items, as AWS counted them up to about six hours ago: no measure for a comparison.</summary>
    public long? ItemCount { get; init; }

    /// <summary>Bytes, as AWS counted them up to about six hours ago.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The keys of the table (no index name) and of each index, in key order.</summary>
    public DdbTableKey[] Keys { get; init; } = [];

    /// <summary>Global, local and vector indexes.</summary>
    public DdbTableIndex[] Indexes { get; init; } = [];

    /// <summary>The non-key attributes that indexes project by name.</summary>
    public DdbIndexProjection[] IndexProjections { get; init; } = [];

    /// <summary><c>PROVISIONED</c> or <c>PAY_PER_REQUEST</c>.</summary>
    public string BillingMode { get; init; } = string.Empty;

    /// <summary>Provisioned read capacity units a second; null with on-demand billing.</summary>
    public long? ReadCapacityUnits { get; init; }

    /// <summary>Provisioned write capacity units a second; null with on-demand billing.</summary>
    public long? WriteCapacityUnits { get; init; }

    /// <summary>The on-demand read maximum in request units a second; null when there is none.</summary>
    public long? MaxReadRequestUnits { get; init; }

    /// <summary>The on-demand write maximum in request units a second; null when there is none.</summary>
    public long? MaxWriteRequestUnits { get; init; }

    /// <summary>Reads a second that are available at once (warm throughput).</summary>
    public long? WarmReadUnitsPerSecond { get; init; }

    /// <summary>Writes a second that are available at once (warm throughput).</summary>
    public long? WarmWriteUnitsPerSecond { get; init; }

    /// <summary><c>STANDARD</c> or <c>STANDARD_INFREQUENT_ACCESS</c>.</summary>
    public string TableClass { get; init; } = string.Empty;

    /// <summary><c>OWNED</c> (AWS's own key, the default) or <c>KMS</c> (a key in the table's account).</summary>
    public string SseType { get; init; } = string.Empty;

    /// <summary>
    /// The KMS key. Whether it is AWS's <c>aws/dynamodb</c> or the customer's is not told by DynamoDB.
    /// </summary>
    public string? SseKmsKeyArn { get; init; }

    /// <summary>True when a stream is on.</summary>
    public bool StreamEnabled { get; init; }

    /// <summary>The view type of the stream that is on.</summary>
    public string? StreamViewType { get; init; }

    /// <summary>The newest stream; it may be off and still readable for a day.</summary>
    public string? LatestStreamArn { get; init; }

    /// <summary>True when the table is protected from deletion.</summary>
    public bool DeletionProtectionEnabled { get; init; }

    /// <summary><c>ENABLED</c>, <c>DISABLED</c>, <c>ENABLING</c> or <c>DISABLING</c>; null when unknown.</summary>
    public string? TimeToLiveStatus { get; init; }

    /// <summary>The attribute that holds an item's expiry.</summary>
    public string? TimeToLiveAttributeName { get; init; }

    /// <summary>True when point-in-time recovery is on; null when unknown.</summary>
    public bool? PitrEnabled { get; init; }

    /// <summary>The days, 1 to 35, that point-in-time recovery reaches back.</summary>
    public int? PitrRecoveryPeriodInDays { get; init; }

    /// <summary>The oldest instant that can be restored or exported.</summary>
    public DateTime? EarliestRestorableTime { get; init; }

    /// <summary>The newest instant that can be restored or exported; usually about five minutes ago.</summary>
    public DateTime? LatestRestorableTime { get; init; }

    /// <summary>The table's tags; null when unknown.</summary>
    public DdbTableTag[]? Tags { get; init; }

    /// <summary>Kinesis data streams that receive the table's changes; null when unknown.</summary>
    public DdbKinesisDestination[]? KinesisDestinations { get; init; }

    /// <summary>
    /// Contributor Insights of the table and of its global indexes, where it is not off; null when unknown.
    /// </summary>
    public DdbContributorInsights[]? ContributorInsights { get; init; }

    /// <summary>True when a resource policy is attached to the table, false when none is; null when unknown.</summary>
    public bool? HasResourcePolicy { get; init; }

    /// <summary>
    /// The table's resource policy as AWS holds it; it names account ids, so it needs care in a copy.
    /// </summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>
    /// True when a resource policy is attached to the newest stream, false when none is; null when unknown.
    /// </summary>
    public bool? HasStreamResourcePolicy { get; init; }

    /// <summary>The newest stream's resource policy as AWS holds it.</summary>
    public string? StreamResourcePolicy { get; init; }

    /// <summary>The replicas of a global table.</summary>
    public DdbTableReplica[] Replicas { get; init; } = [];

    /// <summary><c>2017.11.29</c> or <c>2019.11.21</c> for a global table, else null.</summary>
    public string? GlobalTableVersion { get; init; }

    /// <summary><c>EVENTUAL</c> or <c>STRONG</c> for a global table, else null.</summary>
    public string? MultiRegionConsistency { get; init; }

    /// <summary>The Regions that witness a strongly consistent global table.</summary>
    public string[] WitnessRegions { get; init; } = [];

    /// <summary>The account that owns the table.</summary>
    public DdbAccount? Source { get; init; }

    /// <summary>
    /// What was wrong with the input that this object was made of; whoever uses the object throws it.
    /// </summary>
    internal DdbCrossAccountException? InputError { get; init; }
}
