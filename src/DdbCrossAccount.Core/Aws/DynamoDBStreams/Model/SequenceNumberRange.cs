namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>The first and last sequence number of a shard; without the last the shard is open.</summary>
internal sealed class SequenceNumberRange
{
    public string? StartingSequenceNumber { get; set; }

    public string? EndingSequenceNumber { get; set; }
}
