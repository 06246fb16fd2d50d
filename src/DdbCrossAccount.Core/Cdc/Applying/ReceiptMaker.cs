using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Makes the receipt of a batch, and counts.</summary>
internal static class ReceiptMaker
{
    /// <summary>The receipt of all that this attempt settled; null when that is nothing.</summary>
    public static BatchReceipt? Make(BatchPlan plan, CdcControl control, Invocation invocation, InvocationTime time)
    {
        List<StreamRecord> applied = RecordsOf(plan, KeyChangeState.Applied);
        List<StreamRecord> parked = RecordsOf(plan, KeyChangeState.Refused);
        List<StreamRecord> all = [.. applied, .. parked, .. plan.Skipped];
        if (all.Count == 0)
        {
            return null;
        }

        DateTime now = time.ServiceTime;
        return new BatchReceipt
        {
            Applied = Numbers(applied),
            Parked = Numbers(parked),
            Skipped = Numbers(plan.Skipped),
            OldestCreated = all.Min(record => record.Created),
            NewestCreated = all.Max(record => record.Created),
            AppliedAt = now,
            Epoch = control.Epoch,
            RequestId = invocation.RequestId,
            Lag = LagOf(applied, now),
        };
    }

    public static CdcFigures Count(BatchPlan plan, BatchReceipt receipt, long repeated)
    {
        KeyChange[] applied = [.. plan.Changes.Where(change => change.State == KeyChangeState.Applied)];
        return new CdcFigures
        {
            Batches = 1,
            Records = receipt.Applied.Count + receipt.Parked.Count + receipt.Skipped.Count,
            Puts = applied.Count(change => change.Last.Write.Kind == RawWriteKind.Put),
            Deletes = applied.Count(change => change.Last.Write.Kind == RawWriteKind.Delete),
            TimeToLiveDeletes = applied.Sum(change => change.Records.Count(record => record.IsTimeToLiveDelete)),
            Superseded = applied.Sum(change => change.Records.Count - 1),
            Skipped = receipt.Skipped.Count,
            Parked = receipt.Parked.Count,
            Repeated = repeated,
            NewestCreated = receipt.NewestCreated,
            AppliedAt = receipt.AppliedAt,
            Lag = receipt.Lag,
        };
    }

    private static List<StreamRecord> RecordsOf(BatchPlan plan, KeyChangeState state) =>
        [.. plan.Changes.Where(change => change.State == state).SelectMany(change => change.Records)];

    private static SequenceNumberSet Numbers(IEnumerable<StreamRecord> records) =>
        SequenceNumberSet.Of(records.Select(record => record.Number));

    private static LagHistogram LagOf(List<StreamRecord> applied, DateTime now)
    {
        var lag = new LagHistogram();
        foreach (StreamRecord record in applied)
        {
            lag.Add(now - record.Created);
        }

        return lag;
    }
}
