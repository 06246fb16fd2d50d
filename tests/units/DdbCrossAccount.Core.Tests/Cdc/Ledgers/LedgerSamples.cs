using System;
using System.Linq;
using System.Text;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Tests.Cdc.Ledgers;

/// <summary>Rows to write and read back.</summary>
internal static class LedgerSamples
{
    public const string StreamArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000";
    public const string FunctionArn = "arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:7";
    public const string TargetTableArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders";

    public static readonly DateTime Time = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    public static CdcControl Control { get; } = new()
    {
        StreamArn = StreamArn,
        RunId = "0123456789ab",
        SourceTableArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders",
        SourceTableId = "11111111-1111-1111-1111-111111111111",
        TargetTableArn = TargetTableArn,
        TargetTableId = "22222222-2222-2222-2222-222222222222",
        Key = new KeySchema(new KeyAttribute("id:with:colons", KeyAttributeType.S), new KeyAttribute("n", KeyAttributeType.N)),
        FunctionArn = FunctionArn,
        Epoch = 3,
        State = CdcState.Applying,
        SnapshotTime = Time,
        SkipBefore = Time.AddMinutes(-5),
        FunctionAccount = CdcFunctionAccount.Target,
        MappingId = "44444444-4444-4444-4444-444444444444",
        BatchSize = 1000,
        BatchWindowSeconds = 1,
        QueueUrl = "https://sqs.eu-west-1.amazonaws.com/222222222222/bell",
        QueueArn = "arn:aws:sqs:eu-west-1:222222222222:bell",
        Made = [new CdcResource("Queue", "bell", null, IsMade: true), new CdcResource("Policy", TargetTableArn, "Sid1", IsMade: false)],
    };

    public static BatchReceipt Receipt(string requestId, params long[] applied) => new()
    {
        Applied = Numbers(applied),
        OldestCreated = Time,
        NewestCreated = Time.AddSeconds(3),
        AppliedAt = Time.AddSeconds(5),
        Epoch = 3,
        RequestId = requestId,
        Lag = Lag(2, 2, 5),
    };

    public static SequenceNumberSet Numbers(params long[] numbers) => SequenceNumberSet.Of(numbers.Select(Number));

    /// <summary>A number as the service writes them, far beyond 64 bits.</summary>
    public static SequenceNumber Number(long number) =>
        SequenceNumber.Parse("44215845" + number.ToString("D20", System.Globalization.CultureInfo.InvariantCulture));

    public static LagHistogram Lag(params int[] seconds)
    {
        var lag = new LagHistogram();
        foreach (int each in seconds)
        {
            lag.Add(TimeSpan.FromSeconds(each));
        }

        return lag;
    }

    public static ReadOnlyMemory<byte> Key(string text) => Encoding.UTF8.GetBytes($$$"""{"id":{"S":"{{{text}}}"}}""");
}
