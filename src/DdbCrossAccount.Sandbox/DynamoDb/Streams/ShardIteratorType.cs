namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>Where reading a shard begins, by the names on the wire.</summary>
internal static class ShardIteratorType
{
    public const string TrimHorizon = "TRIM_HORIZON";
    public const string Latest = "LATEST";
    public const string AtSequenceNumber = "AT_SEQUENCE_NUMBER";
    public const string AfterSequenceNumber = "AFTER_SEQUENCE_NUMBER";
}
