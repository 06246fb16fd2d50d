using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.S3;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>
/// Carries out an export: the file _started at once, the data files one after the other over the duration, at its end
/// the manifests, the summary last. What S3 refuses ends the export; files that were written stay.
/// </summary>
internal sealed class ExportRun(SandboxServices services, ExportJob job, KeySchema keys)
{
    private const string NameAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int NameLength = 26;
    private const long SmallestIncrementalBill = 10_000_000;

    private readonly ExportBucketWriter _bucket = new(services.S3, job);
    private readonly Pace _pace = new(services.Clock, job.StartTime, services.Options.ExportDuration);

    public async Task ExecuteAsync()
    {
        using Pace pace = _pace;
        try
        {
            job.Outcome = await WriteAsync().ConfigureAwait(false);
        }
        catch (S3Exception error)
        {
            job.Outcome = new ExportOutcome(services.Clock.GetUtcNow(), 0, 0, JobFailure.From(error, services.Ids));
        }
        catch (Exception error)
        {
            // A defect of the sandbox: the export must not seem to run for ever.
            job.Outcome = new ExportOutcome(services.Clock.GetUtcNow(), 0, 0, new JobFailure("UnexpectedError", error.ToString()));
        }
    }

    private async Task<ExportOutcome> WriteAsync()
    {
        string folder = $"{job.Folder}/{job.Id}";
        _bucket.RequireAbort($"{folder}/_started");
        _bucket.WriteText($"{folder}/_started", "");
        IReadOnlyList<DataFile> files = await WriteDataAsync($"{(job.Request.Window is null ? folder : job.Folder)}/data").ConfigureAwait(false);
        await _pace.UntilAsync(1).ConfigureAwait(false);
        string filesKey = $"{folder}/manifest-files.json";
        _bucket.WriteManifest(filesKey, ExportManifest.Files(files));
        var outcome = new ExportOutcome(services.Clock.GetUtcNow(), files.Sum(file => file.ItemCount), Billed(files), Failure: null);
        _bucket.WriteManifest(job.SummaryKey, ExportManifest.Summary(job, outcome, filesKey));
        return outcome;
    }

    private async Task<IReadOnlyList<DataFile>> WriteDataAsync(string folder)
    {
        ExportContent content = job.TakeContent();
        var lines = new ExportLineWriter(keys, job.Request.Window, content.Filter);
        var files = new List<DataFile>();
        IReadOnlyList<IReadOnlyList<ExportLine>> contents = content.SplitByPartition();
        foreach (IReadOnlyList<ExportLine> part in contents)
        {
            await _pace.UntilAsync((files.Count + 1.0) / (contents.Count + 1)).ConfigureAwait(false);
            files.Add(_bucket.WriteData($"{folder}/{FileName()}.json.gz", part, lines));
        }

        return files;
    }

    private long Billed(IReadOnlyList<DataFile> files)
    {
        long size = files.Sum(file => file.SizeBytes);
        return job.Request.Window is null ? size : Math.Max(size, SmallestIncrementalBill);
    }

    private string FileName()
    {
        byte[] random = new byte[NameLength];
        services.Ids.Fill(random);
        return string.Concat(random.Select(value => NameAlphabet[value % NameAlphabet.Length].ToString(CultureInfo.InvariantCulture)));
    }
}
