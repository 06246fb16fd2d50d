namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>Which throughput limits the sandbox keeps.</summary>
internal enum CapacityLimits
{
    /// <summary>
    /// What a table says of itself: provisioned units with their burst, on-demand maximums, those of its global indexes.
    /// </summary>
    Declared,

    /// <summary>
    /// Also what depends on how AWS has divided the table: 1,000 write and 3,000 read units a second of each partition,
    /// the first 4,000 and 12,000 of a new on-demand table, splits of hot partitions, the account's 40,000 for each
    /// on-demand table, and the rates at which streams can be read.
    /// </summary>
    Enforced,

    /// <summary>None: nothing is ever throttled.</summary>
    Unlimited,
}
