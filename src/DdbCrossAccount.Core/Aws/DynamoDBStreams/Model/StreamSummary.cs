namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>A stream in a list.</summary>
internal sealed class StreamSummary
{
    public string? StreamArn { get; set; }

    public string? TableName { get; set; }

    public string? StreamLabel { get; set; }
}
