using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>One import, running or ended. Its figures grow while it runs.</summary>
internal sealed class ImportJob : IJob
{
    private long _processedBytes;
    private long _processedItems;
    private long _importedItems;
    private long _errors;

    public required string Id { get; init; }

    public required TableArn Table { get; init; }

    public required string TableId { get; init; }

    public required string? ClientToken { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public required ImportRequest Request { get; init; }

    /// <summary>The request's TableCreationParameters, as they came.</summary>
    public required byte[] CreationParameters { get; init; }

    /// <summary>With whose authority the objects are read.</summary>
    public required Principal Caller { get; init; }

    /// <summary>The objects under the prefix when the request came; empty where they could not be listed.</summary>
    public IReadOnlyList<StoredObject> Objects { get; init; } = [];

    /// <summary>Why there is nothing to import: then no table is made.</summary>
    public JobFailure? EarlyFailure { get; init; }

    public string Arn => $"{Table}/import/{Id}";

    /// <summary>The size of the source objects that were read, as they are stored.</summary>
    public long ProcessedBytes => Interlocked.Read(ref _processedBytes);

    /// <summary>Lines that were read, duplicates and invalid ones too.</summary>
    public long ProcessedItems => Interlocked.Read(ref _processedItems);

    /// <summary>Items that are in the table.</summary>
    public long ImportedItems => Interlocked.Read(ref _importedItems);

    public long Errors => Interlocked.Read(ref _errors);

    public DateTimeOffset? EndTime { get; private set; }

    public JobFailure? Failure { get; private set; }

    public string Status => EndTime is null ? JobStatus.InProgress : Failure is null ? JobStatus.Completed : JobStatus.Failed;

    /// <summary>Ends with the import, also when it fails.</summary>
    public Task Completion { get; set; } = Task.CompletedTask;

    public void Progress(long processedBytes, long processedItems, long importedItems, long errors)
    {
        Interlocked.Exchange(ref _processedBytes, processedBytes);
        Interlocked.Exchange(ref _processedItems, processedItems);
        Interlocked.Exchange(ref _importedItems, importedItems);
        Interlocked.Exchange(ref _errors, errors);
    }

    public void End(DateTimeOffset now, JobFailure? failure)
    {
        Failure = failure;
        EndTime = now;
    }
}
