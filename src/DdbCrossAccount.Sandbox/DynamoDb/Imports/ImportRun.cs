using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.S3;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>
/// Carries out an import over its duration. A line that is no valid item is counted and left out; of an object that
/// cannot be unpacked or parsed the rest is left out. The import then ends FAILED with everything else in the table.
/// Of several items with one key the last that is read stays.
/// </summary>
internal sealed class ImportRun(SandboxServices services, ImportJob job, Table? table) : ISourceSink
{
    private static readonly JobFailure InvalidItems = new(
        "ItemValidationError",
        "Some of the items failed validation checks and were not imported. Please check CloudWatch error logs for more details.");

    private readonly Pace _pace = new(services.Clock, job.StartTime, services.Options.ImportDuration);
    private readonly IImportFormat? _format = table is null ? null : job.Request.FormatFor(table);
    private long _bytes;
    private long _items;
    private long _errors;

    public async Task ExecuteAsync()
    {
        using Pace pace = _pace;
        JobFailure? failure;
        try
        {
            failure = job.EarlyFailure ?? await ReadAsync(pace).ConfigureAwait(false);
            await pace.UntilAsync(job.EarlyFailure is null ? 1 : 0.1).ConfigureAwait(false);
        }
        catch (S3Exception error)
        {
            failure = JobFailure.From(error, services.Ids);
        }
        catch (Exception error)
        {
            // A defect of the sandbox: the import must not seem to run for ever.
            failure = new JobFailure("UnexpectedError", error.ToString());
        }

        End(failure);
    }

    public void Begin(string key)
    {
        _format!.Begin();
    }

    public bool TryTake(ReadOnlySpan<byte> line)
    {
        LineOutcome? outcome = _format!.Read(line, out StoredItem item);
        if (outcome is null)
        {
            return true;
        }

        _items++;
        if (outcome != LineOutcome.Item)
        {
            _errors++;
            return outcome == LineOutcome.Invalid;
        }

        lock (table!.Gate)
        {
            table.Write(item.Key, item);
        }

        return true;
    }

    public void RefuseObject(string message)
    {
        _items++;
        _errors++;
    }

    public Task<bool> ReportAsync(long bytes)
    {
        long imported;
        lock (table!.Gate)
        {
            imported = table.Items.Count;
        }

        _bytes = bytes;
        job.Progress(_bytes, _items, imported, _errors);
        return Task.FromResult(true);
    }

    private async Task<JobFailure?> ReadAsync(Pace pace)
    {
        var reader = new SourceReader(services, job.Caller, job.Request.Source, job.Request.IsZipped);
        await reader.ReadAsync(job.Objects, this, pace).ConfigureAwait(false);
        return _errors == 0 ? null : InvalidItems;
    }

    private void End(JobFailure? failure)
    {
        if (table is not null)
        {
            lock (table.Gate)
            {
                table.Activate();
            }
        }

        job.End(services.Clock.GetUtcNow(), failure);
    }
}
