using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>
/// Item count and size as DescribeTable shows them: taken anew only when the last figures are older than the
/// interval, about six hours on AWS. A new table shows zero.
/// </summary>
internal sealed class TableStatistics(TimeSpan interval, DateTimeOffset createdAt)
{
    private DateTimeOffset _takenAt = createdAt;

    public long ItemCount { get; private set; }

    public long SizeBytes { get; private set; }

    public void Refresh(DateTimeOffset now, long itemCount, long sizeBytes)
    {
        if (now - _takenAt >= interval)
        {
            _takenAt = now;
            ItemCount = itemCount;
            SizeBytes = sizeBytes;
        }
    }
}
