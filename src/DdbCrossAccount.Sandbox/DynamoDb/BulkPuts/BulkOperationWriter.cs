using System.Text.Json;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>Writes a BulkOperationDescription and the summary of ListBulkOperations.</summary>
internal static class BulkOperationWriter
{
    public static void Answer(JsonCall call, BulkOperation operation)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("BulkOperationDescription");
        WriteShared(writer, operation);
        writer.WriteString("ClientToken", operation.ClientToken);
        WriteTable(writer, operation);
        WriteInput(writer, operation);
        operation.Request.Output.Write(writer, operation.Caller);
        WriteSettings(writer, operation.Request);
        WriteProgress(writer, operation);
        operation.Usage.Write(writer, operation.Request.TableName);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>What the summary has, too.</summary>
    public static void WriteShared(Utf8JsonWriter writer, BulkOperation operation)
    {
        writer.WriteString("BulkOperationArn", operation.Arn);
        writer.WriteString("BulkOperationStatus", operation.Status);
        JsonTime.Write(writer, "StartTime", operation.StartTime);
        if (operation.EndTime is { } end)
        {
            JsonTime.Write(writer, "EndTime", end);
        }
    }

    private static void WriteTable(Utf8JsonWriter writer, BulkOperation operation)
    {
        writer.WriteStartArray("TableDetails");
        writer.WriteStartObject();
        writer.WriteString("TableName", operation.Request.TableName);
        writer.WriteString("TableId", operation.TableId);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteInput(Utf8JsonWriter writer, BulkOperation operation)
    {
        writer.WriteStartObject("InputS3Configuration");
        operation.Request.Source.WriteMembers(writer, operation.Caller);
        writer.WriteString("InputFormat", "DYNAMODB_JSON");
        writer.WriteString("InputCompressionType", operation.Request.Compression);
        writer.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter writer, BulkPutRequest request)
    {
        if (request.MaxWriteRequestUnits is { } units)
        {
            writer.WriteNumber("MaxWriteRequestUnits", units);
        }

        writer.WriteString("PerformanceTier", request.PerformanceTier);
    }

    private static void WriteProgress(Utf8JsonWriter writer, BulkOperation operation)
    {
        if (operation.TotalBytes is { } total)
        {
            writer.WriteNumber("TotalInputBytes", total);
        }

        writer.WriteNumber("ProcessedInputBytes", operation.ProcessedBytes);
        writer.WriteNumber("ProcessedItemCount", operation.ProcessedItems);
        writer.WriteNumber("FailedItemCount", operation.FailedItems);
        if (operation.Failure is { } failure)
        {
            writer.WriteString("FailureCode", failure.Code);
            writer.WriteString("FailureMessage", failure.Message);
        }
    }
}
