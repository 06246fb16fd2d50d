using System.Text;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>Makes the public object of what ledger and queue say.</summary>
internal static class FailureMapper
{
    private const string InDoubt = "The last write of the key was not answered: it may have been done or not, or be done late.";
    private const string OtherStream = "The message tells of another stream or of an older load; it was left alone.";
    private const string NotOurs = "The message is neither change data capture's nor Lambda's; it was left alone.";

    /// <param name="place">Where it is told.</param>
    /// <param name="key">The key, parked or in doubt or both; being parked is shown first.</param>
    /// <param name="status">Open, or how it was repaired.</param>
    public static DdbCdcFailure Map(FailurePlace place, FailedKey key, string status = FailureConstants.Open) => new()
    {
        Kind = key.Parked is null ? FailureConstants.Doubt : FailureConstants.Parked,
        Status = status,
        Key = Encoding.UTF8.GetString(key.Key.Span),
        KeyHash = key.KeyHash,
        SequenceNumber = key.Number.ToString(),
        CreatedTime = key.Parked?.Created,
        FoundTime = key.Parked?.ParkedAt,
        SettleAfter = key.Doubt?.SettleAfter,
        ErrorCode = key.Parked?.ErrorCode ?? key.Doubt?.Cause,
        Reason = key.Parked?.Reason ?? InDoubt,
        TimesSeen = key.Parked?.TimesSeen,
        SourceTableName = NameOf(place.Control.SourceTableArn),
        TargetTableName = NameOf(place.Control.TargetTableArn),
        TargetTableArn = place.Control.TargetTableArn,
        StreamArn = place.Control.StreamArn,
        LedgerTableName = place.LedgerTableName,
        FunctionAccount = place.Control.FunctionAccount.ToString(),
        Source = place.Source?.Account,
        Target = place.Target.Account,
    };

    /// <param name="place">Where it is told.</param>
    /// <param name="message">A message that is not a bell of this stream.</param>
    /// <param name="status">Open, or how it was repaired.</param>
    public static DdbCdcFailure Map(FailurePlace place, QueuedFailure message, string status = FailureConstants.Open)
    {
        FailureMessage.Discarded? discarded = message.Discarded(place.Control);
        return new DdbCdcFailure
        {
            Kind = discarded is null ? FailureConstants.Message : FailureConstants.Discarded,
            Status = status,
            SequenceNumber = discarded?.First.ToString(),
            LastSequenceNumber = discarded?.Last.ToString(),
            ShardId = discarded?.ShardId,
            ErrorCode = discarded?.Condition,
            Reason = discarded is not null ? ReasonOf(discarded)
                : message.Content is FailureMessage.Foreign ? NotOurs
                : OtherStream,
            QueueUrl = place.Control.QueueUrl,
            MessageId = message.MessageId,
            SourceTableName = NameOf(place.Control.SourceTableArn),
            TargetTableName = NameOf(place.Control.TargetTableArn),
            TargetTableArn = place.Control.TargetTableArn,
            StreamArn = place.Control.StreamArn,
            LedgerTableName = place.LedgerTableName,
            FunctionAccount = place.Control.FunctionAccount.ToString(),
            Source = place.Source?.Account,
            Target = place.Target.Account,
        };
    }

    /// <summary>The name in a table's ARN.</summary>
    public static string NameOf(string tableArn) => TableArn.Parse(tableArn)?.TableName ?? tableArn;

    private static string ReasonOf(FailureMessage.Discarded discarded) =>
        $"Lambda gave up the records from {discarded.First} to {discarded.Last}"
        + (discarded.Condition.Length > 0 ? $" ({discarded.Condition})." : ".");
}
