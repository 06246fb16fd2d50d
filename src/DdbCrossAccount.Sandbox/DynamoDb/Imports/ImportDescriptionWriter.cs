using System.Text.Json;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>Writes an ImportTableDescription and the summary of ListImports.</summary>
internal static class ImportDescriptionWriter
{
    public static void Answer(JsonCall call, ImportJob job)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("ImportTableDescription");
        WriteShared(writer, job);
        writer.WriteString("TableId", job.TableId);
        writer.WriteString("ClientToken", job.ClientToken);
        job.Request.CsvOptions?.Write(writer);
        writer.WriteString("InputCompressionType", job.Request.Compression);
        writer.WritePropertyName("TableCreationParameters");
        writer.WriteRawValue(job.CreationParameters, skipInputValidation: true);
        writer.WriteNumber("ErrorCount", job.Errors);
        writer.WriteNumber("ProcessedSizeBytes", job.ProcessedBytes);
        writer.WriteNumber("ProcessedItemCount", job.ProcessedItems);
        writer.WriteNumber("ImportedItemCount", job.ImportedItems);
        if (job.Failure is { } failure)
        {
            writer.WriteString("FailureCode", failure.Code);
            writer.WriteString("FailureMessage", failure.Message);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>What the summary has, too.</summary>
    public static void WriteShared(Utf8JsonWriter writer, ImportJob job)
    {
        writer.WriteString("ImportArn", job.Arn);
        writer.WriteString("ImportStatus", job.Status);
        writer.WriteString("TableArn", job.Table.ToString());
        writer.WriteStartObject("S3BucketSource");
        job.Request.Source.WriteMembers(writer, job.Caller);
        writer.WriteEndObject();
        writer.WriteString(
            "CloudWatchLogGroupArn", $"arn:aws:logs:{job.Table.Region}:{job.Table.AccountId}:log-group:/aws-dynamodb/imports:*");
        writer.WriteString("InputFormat", job.Request.Format);
        JsonTime.Write(writer, "StartTime", job.StartTime);
        if (job.EndTime is { } end)
        {
            JsonTime.Write(writer, "EndTime", end);
        }
    }
}
