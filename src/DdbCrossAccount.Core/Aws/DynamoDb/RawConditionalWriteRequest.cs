namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>Writes one item, or deletes one, if a condition holds.</summary>
internal sealed record RawConditionalWriteRequest
{
    /// <summary>The table's name or ARN.</summary>
    public required string TableName { get; init; }

    public required RawWrite Write { get; init; }

    public required RawCondition Condition { get; init; }
}
