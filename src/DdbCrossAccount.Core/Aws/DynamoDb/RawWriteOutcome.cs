namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>What is known of a single write after its call.</summary>
internal enum RawWriteOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>The condition did not hold: nothing was done.</summary>
    ConditionFailed,

    /// <summary>Nobody can say whether it was done, or will yet be.</summary>
    Unknown,
}
