using System;
using System.Text.Json;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Filters;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings;

/// <summary>Writes a mapping as all its operations answer it.</summary>
internal static class MappingDescription
{
    public static void Write(Utf8JsonWriter writer, EventSourceMapping mapping)
    {
        MappingSettings settings = mapping.Settings;
        writer.WriteString("UUID", mapping.Id);
        writer.WriteString("EventSourceMappingArn", mapping.Arn);
        writer.WriteString("EventSourceArn", mapping.StreamArn);
        writer.WriteString("FunctionArn", settings.FunctionArn);
        writer.WriteString("StartingPosition", mapping.StartingPosition);
        writer.WriteString("State", mapping.State);
        writer.WriteString("StateTransitionReason", "User action");
        writer.WriteString("LastProcessingResult", mapping.LastProcessingResult);
        writer.WriteNumber("LastModified", mapping.LastModified.ToUnixTimeMilliseconds() / 1000m);
        WriteSettings(writer, settings);
        WriteDestination(writer, settings.FailureDestination);
        WriteFilters(writer, settings);
    }

    private static void WriteSettings(Utf8JsonWriter writer, MappingSettings settings)
    {
        writer.WriteNumber("BatchSize", settings.BatchSize);
        writer.WriteBoolean("BisectBatchOnFunctionError", settings.BisectsOnError);
        writer.WriteNumber("MaximumBatchingWindowInSeconds", (int)settings.BatchingWindow.TotalSeconds);
        writer.WriteNumber("MaximumRecordAgeInSeconds", settings.MaximumRecordAge);
        writer.WriteNumber("MaximumRetryAttempts", settings.MaximumRetries);
        writer.WriteNumber("ParallelizationFactor", settings.ParallelizationFactor);
        writer.WriteNumber("TumblingWindowInSeconds", 0);
        WriteTexts(writer, "FunctionResponseTypes", settings.ReportsItemFailures ? ["ReportBatchItemFailures"] : []);
        if (settings.Metrics.Count > 0)
        {
            writer.WriteStartObject("MetricsConfig");
            WriteTexts(writer, "Metrics", [.. settings.Metrics]);
            writer.WriteEndObject();
        }

        if (settings.KmsKeyArn is not null)
        {
            writer.WriteString("KMSKeyArn", settings.KmsKeyArn);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string member, ReadOnlySpan<string> texts)
    {
        writer.WriteStartArray(member);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteDestination(Utf8JsonWriter writer, string? destination)
    {
        writer.WriteStartObject("DestinationConfig");
        writer.WriteStartObject("OnFailure");
        if (destination is not null)
        {
            writer.WriteString("Destination", destination);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteFilters(Utf8JsonWriter writer, MappingSettings settings)
    {
        if (settings.Filters.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("FilterCriteria");
        writer.WriteStartArray("Filters");
        foreach (FilterPattern filter in settings.Filters)
        {
            writer.WriteStartObject();
            writer.WriteString("Pattern", filter.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
