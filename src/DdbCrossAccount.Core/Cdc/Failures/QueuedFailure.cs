using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>A message as it was received.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="ReceiptHandle">With it the message is deleted or given back.</param>
/// <param name="Content">What it is about.</param>
internal sealed record QueuedFailure(string MessageId, string ReceiptHandle, FailureMessage Content)
{
    /// <summary>The batch of this stream that Lambda gave up; null when it is about something else.</summary>
    public FailureMessage.Discarded? Discarded(CdcControl control) =>
        Content is FailureMessage.Discarded discarded && discarded.StreamArn == control.StreamArn ? discarded : null;

    /// <summary>The bell for keys of this load; null when it is about something else.</summary>
    public FailureMessage.Bell? Bell(CdcControl control) =>
        Content is FailureMessage.Bell bell && bell.StreamArn == control.StreamArn && bell.RunId == control.RunId ? bell : null;
}
