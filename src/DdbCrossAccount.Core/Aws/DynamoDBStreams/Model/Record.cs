namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>One change of one item.</summary>
internal sealed class Record
{
    public string? EventID { get; set; }

    public OperationType? EventName { get; set; }

    public string? EventVersion { get; set; }

    public string? EventSource { get; set; }

    public string? AwsRegion { get; set; }

    public StreamRecord? Dynamodb { get; set; }

    public Identity? UserIdentity { get; set; }
}
