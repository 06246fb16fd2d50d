using System.Text.Json;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>Writes an ExportDescription. The manifest's key and the figures are there only at the end.</summary>
internal static class ExportDescriptionWriter
{
    public static void Answer(JsonCall call, ExportJob job)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("ExportDescription");
        WriteJob(writer, job);
        WriteDestination(writer, job.Request);
        WriteTimes(writer, job.Request);
        if (job.Outcome is { } outcome)
        {
            WriteOutcome(writer, job, outcome);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteJob(Utf8JsonWriter writer, ExportJob job)
    {
        writer.WriteString("ExportArn", job.Arn);
        writer.WriteString("ExportStatus", job.Status);
        JsonTime.Write(writer, "StartTime", job.StartTime);
        writer.WriteString("TableArn", job.Table.ToString());
        writer.WriteString("TableId", job.TableId);
        writer.WriteString("ExportFormat", "DYNAMODB_JSON");
        writer.WriteString("DestinationType", "S3");
        if (job.Request.Window is not null)
        {
            writer.WriteString("ExportType", job.Request.ExportType);
        }

        if (job.Request.Filter is { } filter)
        {
            writer.WritePropertyName("FilterSpecification");
            writer.WriteRawValue(filter, skipInputValidation: true);
        }

        WriteText(writer, "ClientToken", job.ClientToken);
    }

    private static void WriteDestination(Utf8JsonWriter writer, ExportRequest request)
    {
        writer.WriteString("S3Bucket", request.Bucket);
        WriteText(writer, "S3BucketOwner", request.BucketOwner);
        WriteText(writer, "S3Prefix", request.Prefix);
        writer.WriteString("S3SseAlgorithm", request.SseAlgorithm ?? "AES256");
        WriteText(writer, "S3SseKmsKeyId", request.SseKmsKeyId);
    }

    private static void WriteTimes(Utf8JsonWriter writer, ExportRequest request)
    {
        if (request.Window is not { } window)
        {
            JsonTime.Write(writer, "ExportTime", request.ExportTime!.Value);
            return;
        }

        writer.WriteStartObject("IncrementalExportSpecification");
        JsonTime.Write(writer, "ExportFromTime", window.From!.Value);
        JsonTime.Write(writer, "ExportToTime", window.To!.Value);
        writer.WriteString("ExportViewType", window.ViewType);
        writer.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter writer, ExportJob job, ExportOutcome outcome)
    {
        JsonTime.Write(writer, "EndTime", outcome.EndTime);
        if (outcome.Failure is { } failure)
        {
            writer.WriteString("FailureCode", failure.Code);
            writer.WriteString("FailureMessage", failure.Message);
            return;
        }

        writer.WriteString("ExportManifest", job.SummaryKey);
        writer.WriteNumber("BilledSizeBytes", outcome.BilledSizeBytes);
        writer.WriteNumber("ItemCount", outcome.ItemCount);
    }

    private static void WriteText(Utf8JsonWriter writer, string member, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(member, value);
        }
    }
}
