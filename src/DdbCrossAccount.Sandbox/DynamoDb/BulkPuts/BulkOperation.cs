using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>One bulk put, running or ended. Its figures grow while it runs.</summary>
internal sealed class BulkOperation : IJob
{
    /// <summary>What stands between the table and the id in the ARN. AWS's own form is not documented.</summary>
    public const string Kind = "bulk-operation";

    private long _processedBytes;
    private long _processedItems;
    private long _failedItems;
    private volatile bool _isCancelled;

    public required string Id { get; init; }

    public required TableArn Table { get; init; }

    public required string TableId { get; init; }

    public required string? ClientToken { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public required BulkPutRequest Request { get; init; }

    /// <summary>With whose authority the objects are read and the report is written.</summary>
    public required Principal Caller { get; init; }

    /// <summary>The objects under the prefix when the request came; empty where they could not be listed.</summary>
    public IReadOnlyList<StoredObject> Objects { get; init; } = [];

    /// <summary>Why there is nothing to read.</summary>
    public JobFailure? EarlyFailure { get; init; }

    public BulkPutUsage Usage { get; } = new();

    public string Arn => $"{Table}/{Kind}/{Id}";

    /// <summary>Of the objects as they are stored; absent where they could not be listed.</summary>
    public long? TotalBytes => EarlyFailure is null ? Objects.Sum(stored => stored.Length) : null;

    public long ProcessedBytes => Interlocked.Read(ref _processedBytes);

    /// <summary>Written, failed and with a condition that was not met.</summary>
    public long ProcessedItems => Interlocked.Read(ref _processedItems);

    public long FailedItems => Interlocked.Read(ref _failedItems);

    public bool IsCancelled => _isCancelled;

    public DateTimeOffset? EndTime { get; private set; }

    public JobFailure? Failure { get; private set; }

    public string Status => (EndTime, IsCancelled, Failure) switch
    {
        (null, true, _) => BulkOperationStatus.Cancelling,
        (null, false, _) => BulkOperationStatus.InProgress,
        (_, true, _) => BulkOperationStatus.Cancelled,
        (_, false, not null) => BulkOperationStatus.Failed,
        _ => FailedItems > 0 ? BulkOperationStatus.CompletedWithErrors : BulkOperationStatus.Completed,
    };

    /// <summary>Ends with the operation, also when it fails.</summary>
    public Task Completion { get; set; } = Task.CompletedTask;

    /// <summary>It ends soon; what was written stays.</summary>
    public void Cancel()
    {
        _isCancelled = true;
    }

    public void Progress(long processedBytes, long processedItems, long failedItems)
    {
        Interlocked.Exchange(ref _processedBytes, processedBytes);
        Interlocked.Exchange(ref _processedItems, processedItems);
        Interlocked.Exchange(ref _failedItems, failedItems);
    }

    public void End(DateTimeOffset now, JobFailure? failure)
    {
        Failure = failure;
        EndTime = now;
    }
}
