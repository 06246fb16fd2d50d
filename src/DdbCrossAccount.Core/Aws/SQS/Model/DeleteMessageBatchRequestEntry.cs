namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>A message of a batch.</summary>
internal sealed class DeleteMessageBatchRequestEntry
{
    /// <summary>Tells the entries of a batch apart.</summary>
    public string? Id { get; set; }

    public string? ReceiptHandle { get; set; }
}
