using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>
/// The two manifests, field by field in the order of genuine ones; each line ends with a line feed. A full export is of
/// version 2020-06-30, an incremental one of 2023-08-01.
/// </summary>
internal static class ExportManifest
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>manifest-files.json: one JSON object a line.</summary>
    public static string Files(IEnumerable<DataFile> files)
    {
        var text = new StringBuilder();
        foreach (DataFile file in files)
        {
            text.Append(Line(writer =>
            {
                writer.WriteNumber("itemCount", file.ItemCount);
                writer.WriteString("md5Checksum", file.Md5);
                writer.WriteString("etag", file.ETag);
                writer.WriteString("dataFileS3Key", file.Key);
            }));
        }

        return text.ToString();
    }

    /// <summary>manifest-summary.json.</summary>
    public static string Summary(ExportJob job, ExportOutcome outcome, string filesKey)
    {
        ExportRequest request = job.Request;
        return Line(writer =>
        {
            writer.WriteString("version", request.Window is null ? "2020-06-30" : "2023-08-01");
            writer.WriteString("exportArn", job.Arn);
            writer.WriteString("startTime", Time(job.StartTime));
            writer.WriteString("endTime", Time(outcome.EndTime));
            writer.WriteString("tableArn", job.Table.ToString());
            writer.WriteString("tableId", job.TableId);
            WriteTimes(writer, request);
            writer.WriteString("s3Bucket", request.Bucket);
            writer.WriteString("s3Prefix", request.Prefix);
            writer.WriteString("s3SseAlgorithm", request.SseAlgorithm ?? "AES256");
            writer.WriteString("s3SseKmsKeyId", request.SseKmsKeyId);
            writer.WriteString("manifestFilesS3Key", filesKey);
            writer.WriteNumber("billedSizeBytes", outcome.BilledSizeBytes);
            writer.WriteNumber("itemCount", outcome.ItemCount);
            writer.WriteString("outputFormat", "DYNAMODB_JSON");
            if (request.Window is { } window)
            {
                writer.WriteString("outputView", window.ViewType);
            }

            writer.WriteString("exportType", request.ExportType);
        });
    }

    private static void WriteTimes(Utf8JsonWriter writer, ExportRequest request)
    {
        if (request.Window is { } window)
        {
            writer.WriteString("exportFromTime", Time(window.From!.Value));
            writer.WriteString("exportToTime", Time(window.To!.Value));
        }
        else
        {
            writer.WriteString("exportTime", Time(request.ExportTime!.Value));
        }
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string Time(DateTimeOffset time)
    {
        return time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }
}
