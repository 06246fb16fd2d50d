using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace DdbCrossAccount.Benchmarks;

/// <summary>Events as Lambda makes them, each of new keys.</summary>
internal sealed class CdcEvents(int records, long first)
{
    public const string SourceTableArn = "arn:aws:dynamodb:eu-west-1:111111111111:table/orders";
    public const string StreamArn = SourceTableArn + "/stream/2026-11-20T12:00:00.000";
    public const string FunctionArn = "arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:1";

    private long _next = first;

    public byte[] Next()
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        using var json = new MemoryStream();
        json.Write("{\"Records\":["u8);
        for (int each = 0; each < records; each++)
        {
            string number = "44215845" + (_next * 347).ToString("D20", CultureInfo.InvariantCulture);
            string item = StubItems.Make((int)_next++);
            string id = item[..(item.IndexOf('}', StringComparison.Ordinal) + 1)] + "}";
            string comma = each == 0 ? string.Empty : ",";
            json.Write(Encoding.UTF8.GetBytes(
                $"{comma}{{\"eventID\":\"{number}\",\"eventName\":\"INSERT\",\"eventVersion\":\"1.1\",\"eventSource\":\"aws:dynamodb\",\"awsRegion\":\"eu-west-1\","
                + $"\"dynamodb\":{{\"ApproximateCreationDateTime\":{now},\"Keys\":{id},\"NewImage\":{item},\"SequenceNumber\":\"{number}\","
                + $"\"SizeBytes\":1000,\"StreamViewType\":\"NEW_IMAGE\"}},\"eventSourceARN\":\"{StreamArn}\"}}"));
        }

        json.Write("]}"u8);
        return json.ToArray();
    }
}
