using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>
/// Carries out an import over its duration. A line that is no valid item is counted and left out, an object that cannot
/// be unpacked counts once and its rest is left out; the import then ends FAILED with everything else in the table.
/// Of several items with one key the last that is read stays.
/// </summary>
internal sealed class ImportRun(SandboxServices services, ImportJob job, Table? table)
{
    private const int LinesBetweenWaits = 1000;

    private static readonly JobFailure InvalidItems = new(
        "ItemValidationError",
        "Some of the items failed validation checks and were not imported. Please check CloudWatch error logs for more details.");

    private readonly ImportSource _source = new(services);
    private readonly Pace _pace = new(services.Clock, job.StartTime, services.Options.ImportDuration);
    private readonly long _totalBytes = Math.Max(1, job.Objects.Sum(stored => stored.Length));
    private long _finishedBytes;
    private long _items;
    private long _errors;

    public async Task ExecuteAsync()
    {
        using Pace pace = _pace;
        JobFailure? failure;
        try
        {
            failure = job.EarlyFailure ?? await ReadAsync(job.Objects).ConfigureAwait(false);
            await _pace.UntilAsync(job.EarlyFailure is null ? 1 : 0.1).ConfigureAwait(false);
        }
        catch (S3Exception error)
        {
            failure = JobFailure.From(error);
        }
        catch (Exception error)
        {
            // A defect of the sandbox: the import must not seem to run for ever.
            failure = new JobFailure("UnexpectedError", error.ToString());
        }

        End(failure);
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

    private async Task<JobFailure?> ReadAsync(IReadOnlyList<StoredObject> objects)
    {
        foreach (StoredObject stored in objects)
        {
            using OpenedObject opened = _source.Open(job, stored);
            await ReadObjectAsync(opened).ConfigureAwait(false);
            _finishedBytes += stored.Length;
            Report(0);
        }

        return _errors == 0 ? null : InvalidItems;
    }

    private async Task ReadObjectAsync(OpenedObject opened)
    {
        using Stream content = job.Request.IsZipped ? new GZipStream(opened.Content, CompressionMode.Decompress, leaveOpen: true) : opened.Content;
        using var lines = new LineReader(content);
        for (bool more = true; more;)
        {
            more = ReadLines(lines);
            Report(opened.Content.Position);
            await _pace.UntilAsync((_finishedBytes + opened.Content.Position) / (double)_totalBytes).ConfigureAwait(false);
        }
    }

    /// <summary>Reads some lines; false when the object has no more.</summary>
    private bool ReadLines(LineReader lines)
    {
        try
        {
            for (int i = 0; i < LinesBetweenWaits; i++)
            {
                if (!lines.TryRead(out ReadOnlySpan<byte> line))
                {
                    return false;
                }

                Import(line);
            }

            return true;
        }
        catch (InvalidDataException)
        {
            _items++;
            _errors++;
            return false;
        }
    }

    private void Import(ReadOnlySpan<byte> line)
    {
        if (line.Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        _items++;
        if (!ImportLine.TryRead(line, table!, out StoredItem item))
        {
            _errors++;
            return;
        }

        lock (table!.Gate)
        {
            table.Write(item.Key, item);
        }
    }

    private void Report(long bytesOfCurrent)
    {
        long imported;
        lock (table!.Gate)
        {
            imported = table.Items.Count;
        }

        job.Progress(_finishedBytes + bytesOfCurrent, _items, imported, _errors);
    }
}
