using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DdbCrossAccount.Core.Exports;

/// <summary>
/// Reads the two files of a manifest. Anything that is not as AWS writes it throws <see cref="FormatException"/>.
/// </summary>
internal static class ManifestParser
{
    /// <summary>Reads <c>manifest-summary.json</c>.</summary>
    public static ManifestSummary ParseSummary(ReadOnlyMemory<byte> json) => Parse(json, static root => new ManifestSummary
    {
        ExportArn = Text(root, "exportArn"),
        TableArn = Text(root, "tableArn"),
        TableId = OptionalText(root, "tableId"),
        StartTime = Time(root, "startTime"),
        EndTime = Time(root, "endTime"),
        ExportTime = Time(root, "exportTime"),
        S3Bucket = Text(root, "s3Bucket"),
        S3Prefix = OptionalText(root, "s3Prefix"),
        S3SseAlgorithm = OptionalText(root, "s3SseAlgorithm"),
        S3SseKmsKeyId = OptionalText(root, "s3SseKmsKeyId"),
        FilesKey = Text(root, "manifestFilesS3Key"),
        BilledSizeBytes = root.TryGetProperty("billedSizeBytes", out _) ? Number(root, "billedSizeBytes") : null,
        ItemCount = Number(root, "itemCount"),
        OutputFormat = Text(root, "outputFormat"),
        ExportType = OptionalText(root, "exportType") ?? ExportConstants.FullExport,
    });

    /// <summary>Reads <c>manifest-files.json</c>, which has one object a line.</summary>
    public static IReadOnlyList<ManifestFile> ParseFiles(ReadOnlyMemory<byte> jsonLines)
    {
        var files = new List<ManifestFile>();
        foreach (string line in Encoding.UTF8.GetString(jsonLines.Span).Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length > 0)
            {
                files.Add(Parse(Encoding.UTF8.GetBytes(line), ParseFile));
            }
        }

        return files;
    }

    private static ManifestFile ParseFile(JsonElement root) => new(
        Text(root, "dataFileS3Key"),
        Number(root, "itemCount"),
        Text(root, "md5Checksum"),
        Text(root, "etag").Trim('"'));

    private static T Parse<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement)
                : throw new FormatException("it is no JSON object");
        }
        catch (JsonException exception)
        {
            throw new FormatException("it is no JSON", exception);
        }
    }

    private static string Text(JsonElement root, string name) =>
        OptionalText(root, name) ?? throw new FormatException($"it has no text '{name}'");

    private static string? OptionalText(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static long Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out long number)
            ? number
            : throw new FormatException($"it has no whole number '{name}'");

    private static DateTime? Time(JsonElement root, string name)
    {
        if (OptionalText(root, name) is not { } text)
        {
            return null;
        }

        return DateTime.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out DateTime time)
            ? time
            : throw new FormatException($"its '{name}' is no time");
    }
}
