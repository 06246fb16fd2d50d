using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Lists the source objects of a job and reads them line by line, with the caller's authority.</summary>
internal sealed class SourceReader(SandboxServices services, Principal caller, S3Source source, bool isZipped)
{
    private const int LinesBetweenReports = 1000;

    /// <summary>Lists the objects; returns why that is not possible, or null. There may be none.</summary>
    public JobFailure? TryList(out IReadOnlyList<StoredObject> objects)
    {
        var found = new List<StoredObject>();
        objects = found;
        try
        {
            string? after = "";
            while (after is not null && found.Count <= services.Options.MaximumImportObjects)
            {
                var listing = new ObjectListing { Prefix = source.KeyPrefix ?? "", After = after };
                ObjectPage page = services.S3.ListObjects(caller, source.Bucket, listing, source.OwnerFor(caller));
                found.AddRange(page.Objects);
                after = page.NextAfter;
            }
        }
        catch (S3Exception error)
        {
            return JobFailure.From(error, services.Ids);
        }

        return found.Count > services.Options.MaximumImportObjects ? TooManyObjects() : null;
    }

    /// <summary>Hands all lines to the sink, spread over the time of the job, until it has enough of them.</summary>
    public async Task ReadAsync(IReadOnlyList<StoredObject> objects, ISourceSink sink, Pace pace)
    {
        long total = Math.Max(1, objects.Sum(stored => stored.Length));
        long finished = 0;
        foreach (StoredObject stored in objects)
        {
            using OpenedObject? opened = Open(stored, sink);
            if (opened is not null && !await ReadObjectAsync(opened, sink, pace, finished, total).ConfigureAwait(false))
            {
                return;
            }

            finished += stored.Length;
            if (!await sink.ReportAsync(finished).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    /// <summary>An object that is gone counts as one that cannot be read.</summary>
    private OpenedObject? Open(StoredObject stored, ISourceSink sink)
    {
        sink.Begin(stored.Key);
        try
        {
            return services.S3.GetObject(caller, source.Bucket, stored.Key, source.OwnerFor(caller));
        }
        catch (S3Exception error) when (error.Code == "NoSuchKey")
        {
            sink.RefuseObject(error.Message);
            return null;
        }
    }

    private async Task<bool> ReadObjectAsync(OpenedObject opened, ISourceSink sink, Pace pace, long finished, long total)
    {
        using Stream content = isZipped ? new GZipStream(opened.Content, CompressionMode.Decompress, leaveOpen: true) : opened.Content;
        using var lines = new LineReader(content);
        for (bool more = true; more;)
        {
            more = ReadLines(lines, sink);
            long position = finished + opened.Content.Position;
            if (!await sink.ReportAsync(position).ConfigureAwait(false))
            {
                return false;
            }

            await pace.UntilAsync(position / (double)total).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Reads some lines; false when the object has no more that can be read.</summary>
    private static bool ReadLines(LineReader lines, ISourceSink sink)
    {
        try
        {
            for (int i = 0; i < LinesBetweenReports; i++)
            {
                if (!lines.TryRead(out ReadOnlySpan<byte> line))
                {
                    return false;
                }

                if (!line.Trim(" \t\r"u8).IsEmpty && !sink.TryTake(line))
                {
                    return false;
                }
            }

            return true;
        }
        catch (InvalidDataException error)
        {
            sink.RefuseObject(error.Message);
            return false;
        }
    }

    private JobFailure TooManyObjects()
    {
        return new JobFailure(
            "LimitExceeded", $"The import has more than {services.Options.MaximumImportObjects} S3 objects");
    }
}
