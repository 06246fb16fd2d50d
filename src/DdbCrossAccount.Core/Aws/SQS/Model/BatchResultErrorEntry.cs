namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>A message of a batch that was refused.</summary>
internal sealed class BatchResultErrorEntry
{
    public string? Id { get; set; }

    public bool? SenderFault { get; set; }

    public string? Code { get; set; }

    public string? Message { get; set; }
}
