using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of what requests and answers about event source mappings share.</summary>
internal static class EventSourceMappings
{
    // An empty object removes all filters, so it is written.
    public static void WriteFilters(Utf8JsonWriter writer, FilterCriteria criteria)
    {
        if (criteria.Filters is null)
        {
            return;
        }

        writer.WriteStartArray("Filters");
        foreach (Filter filter in criteria.Filters)
        {
            writer.WriteStartObject();
            writer.WriteSet("Pattern", filter.Pattern);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteDestinations(Utf8JsonWriter writer, DestinationConfig destinations) =>
        writer.WriteSet("OnFailure", destinations.OnFailure, WriteDestination);

    public static T Read<T>(JsonElement mapping)
        where T : EventSourceMappingConfiguration, new() => new()
        {
            UUID = mapping.Text("UUID"),
            EventSourceMappingArn = mapping.Text("EventSourceMappingArn"),
            StartingPosition =
                mapping.Object("StartingPosition", static value => new EventSourcePosition(value.GetString()!)),
            BatchSize = (int?)mapping.Number("BatchSize"),
            MaximumBatchingWindowInSeconds = (int?)mapping.Number("MaximumBatchingWindowInSeconds"),
            ParallelizationFactor = (int?)mapping.Number("ParallelizationFactor"),
            EventSourceArn = mapping.Text("EventSourceArn"),
            FilterCriteria = mapping.Object("FilterCriteria", ReadFilters),
            FunctionArn = mapping.Text("FunctionArn"),
            LastModified = mapping.Time("LastModified"),
            LastProcessingResult = mapping.Text("LastProcessingResult"),
            State = mapping.Text("State"),
            StateTransitionReason = mapping.Text("StateTransitionReason"),
            DestinationConfig = mapping.Object("DestinationConfig", ReadDestinations),
            MaximumRecordAgeInSeconds = (int?)mapping.Number("MaximumRecordAgeInSeconds"),
            BisectBatchOnFunctionError = mapping.Flag("BisectBatchOnFunctionError"),
            MaximumRetryAttempts = (int?)mapping.Number("MaximumRetryAttempts"),
            TumblingWindowInSeconds = (int?)mapping.Number("TumblingWindowInSeconds"),
            FunctionResponseTypes = mapping.List("FunctionResponseTypes", static value => value.GetString()!),
        };

    private static void WriteDestination(Utf8JsonWriter writer, OnFailure onFailure) =>
        writer.WriteSet("Destination", onFailure.Destination);

    private static FilterCriteria ReadFilters(JsonElement criteria) => new()
    {
        Filters = criteria.List("Filters", static filter => new Filter { Pattern = filter.Text("Pattern") }),
    };

    private static DestinationConfig ReadDestinations(JsonElement destinations) => new()
    {
        OnFailure = destinations.Object(
            "OnFailure", static onFailure => new OnFailure { Destination = onFailure.Text("Destination") }),
    };
}
