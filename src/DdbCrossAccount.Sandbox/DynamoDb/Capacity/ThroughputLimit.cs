namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>The limits that a request can exceed, by the names that the reasons of a throttle end with.</summary>
internal enum ThroughputLimit
{
    /// <summary>The provisioned units of a table or global index.</summary>
    ProvisionedThroughputExceeded,

    /// <summary>The maximum that an on-demand table or global index was given.</summary>
    MaxOnDemandThroughputExceeded,

    /// <summary>The account's quota for one on-demand table or global index.</summary>
    AccountLimitExceeded,

    /// <summary>What one partition can give.</summary>
    KeyRangeThroughputExceeded,
}
