using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Items;

/// <summary>An export of DynamoDB that was copied from S3 into a folder.</summary>
/// <remarks>
/// The folder may be the export's own, the <c>AWSDynamoDB</c> above it, or any above that. The keys of the manifest
/// hold the bucket's
/// prefix, which the folder may lack: what counts of a key begins at <c>AWSDynamoDB/</c>.
/// </remarks>
internal sealed class ExportFolder
{
    private const string FilesManifest = "manifest-files.json";
    private const string SummaryManifest = "manifest-summary.json";
    private const string Root = "AWSDynamoDB";

    private readonly string _path;

    private ExportFolder(string path) => _path = path;

    /// <summary>Where the export's manifest lies.</summary>
    public string ManifestPath => Path.Combine(_path, FilesManifest);

    /// <summary>Finds the one export in a folder.</summary>
    public static ExportFolder Find(string path)
    {
        string[] manifests =
        [
            .. Directory.EnumerateFiles(path, FilesManifest, SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        ];
        return manifests.Length switch
        {
            0 => throw ErrorCatalogue.ExportFolderEmpty(path),
            1 => new ExportFolder(Path.GetDirectoryName(manifests[0])!),
            _ => throw ErrorCatalogue.ExportFolderAmbiguous(path, manifests),
        };
    }

    /// <summary>
    /// The data files, each there and with the MD5 of the manifest; the manifests too, where their own MD5 lies beside
    /// them.
    /// </summary>
    public async Task<IReadOnlyList<ExportDataFile>> VerifyAsync(CancellationToken token)
    {
        await VerifyManifestAsync(FilesManifest, token).ConfigureAwait(false);
        await VerifyManifestAsync(SummaryManifest, token).ConfigureAwait(false);
        List<ExportDataFile> files = await ReadFilesAsync(token).ConfigureAwait(false);
        await VerifySummaryAsync(files.Sum(file => file.ItemCount), token).ConfigureAwait(false);
        foreach (ExportDataFile file in files)
        {
            await VerifyAsync(file, token).ConfigureAwait(false);
        }

        return files;
    }

    private async Task VerifyManifestAsync(string name, CancellationToken token)
    {
        string manifest = Path.Combine(_path, name);
        string digest = Path.ChangeExtension(manifest, ".md5");
        if (!File.Exists(manifest) || !File.Exists(digest))
        {
            return;
        }

        string expected = (await File.ReadAllTextAsync(digest, token).ConfigureAwait(false)).Trim();
        await VerifyMd5Async(manifest, expected, token).ConfigureAwait(false);
    }

    private async Task<List<ExportDataFile>> ReadFilesAsync(CancellationToken token)
    {
        var files = new List<ExportDataFile>();
        string[] lines = await File.ReadAllLinesAsync(ManifestPath, token).ConfigureAwait(false);
        for (int number = 1; number <= lines.Length; number++)
        {
            if (!string.IsNullOrWhiteSpace(lines[number - 1]))
            {
                files.Add(ReadFile(lines[number - 1], number));
            }
        }

        return files;
    }

    private ExportDataFile ReadFile(string line, int number)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement file = document.RootElement;
            return new ExportDataFile(
                Locate(file.GetProperty("dataFileS3Key").GetString()!, number),
                file.GetProperty("itemCount").GetInt64(),
                file.GetProperty("md5Checksum").GetString()!);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw ErrorCatalogue.ExportManifestUnreadable(
                ManifestPath, number, "it is no JSON object with dataFileS3Key, itemCount and md5Checksum", fault);
        }
    }

    private string Locate(string key, int number)
    {
        string[] parts = key.Split('/');
        int root = Array.LastIndexOf(parts, Root);
        if (root < 0 || parts.Any(part => part is "" or "." or "..") || key.Contains('\\', StringComparison.Ordinal))
        {
            throw ErrorCatalogue.ExportManifestUnreadable(
                ManifestPath, number, $"its dataFileS3Key is no key below {Root}/", null);
        }

        string parent = Path.GetDirectoryName(_path) ?? _path;
        return Path.GetFileName(parent) == Root
            ? Path.Combine([parent, .. parts[(root + 1)..]])
            : Path.Combine(_path, "data", parts[^1]);
    }

    private async Task VerifySummaryAsync(long itemCount, CancellationToken token)
    {
        string path = Path.Combine(_path, SummaryManifest);
        if (!File.Exists(path))
        {
            return;
        }

        byte[] text = await File.ReadAllBytesAsync(path, token).ConfigureAwait(false);
        (long expected, string format) = ReadSummary(path, text);
        if (format != "DYNAMODB_JSON")
        {
            throw ErrorCatalogue.ExportFormatNotReadable(path, format);
        }

        if (expected != itemCount)
        {
            throw ErrorCatalogue.ExportCountDiffers(ManifestPath, itemCount, path, expected, "Nothing was written.");
        }
    }

    private static (long ItemCount, string Format) ReadSummary(string path, byte[] text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return (
                document.RootElement.GetProperty("itemCount").GetInt64(),
                document.RootElement.GetProperty("outputFormat").GetString()!);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw ErrorCatalogue.ExportManifestUnreadable(
                path, 1, "it is no JSON object with itemCount and outputFormat", fault);
        }
    }

    private async Task VerifyAsync(ExportDataFile file, CancellationToken token)
    {
        if (!File.Exists(file.Path))
        {
            throw ErrorCatalogue.ExportFileMissing(file.Path, ManifestPath);
        }

        await VerifyMd5Async(file.Path, file.Md5, token).ConfigureAwait(false);
    }

    private static async Task VerifyMd5Async(string path, string expected, CancellationToken token)
    {
        FileStream stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            string actual = Convert.ToBase64String(await MD5.HashDataAsync(stream, token).ConfigureAwait(false));
            if (actual != expected)
            {
                throw ErrorCatalogue.ExportFileDamaged(path, expected, actual);
            }
        }
    }
}
