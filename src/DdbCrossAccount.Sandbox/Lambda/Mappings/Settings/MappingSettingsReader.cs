using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Failures;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Filters;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

/// <summary>Reads the settings of mappings from requests; what a request does not name stays as it is.</summary>
internal static class MappingSettingsReader
{
    private const int MostFilters = 5;
    private const int ShortestAge = 60;
    private const string ItemFailures = "ReportBatchItemFailures";

    /// <summary>The settings, once <see cref="RequestObject.Check"/> has found nothing wrong with it.</summary>
    public static MappingSettings Read(RequestObject request, MappingSettings current) => current with
    {
        IsEnabled = request.Flag("Enabled") ?? current.IsEnabled,
        BatchSize = Whole(request, "BatchSize", 1, 10_000) ?? current.BatchSize,
        BatchingWindow = Whole(request, "MaximumBatchingWindowInSeconds", 0, 300) is int window
            ? TimeSpan.FromSeconds(window)
            : current.BatchingWindow,
        ParallelizationFactor = Whole(request, "ParallelizationFactor", 1, 10) ?? current.ParallelizationFactor,
        BisectsOnError = request.Flag("BisectBatchOnFunctionError") ?? current.BisectsOnError,
        MaximumRetries = Whole(request, "MaximumRetryAttempts", -1, 10_000) ?? current.MaximumRetries,
        MaximumRecordAge = Whole(request, "MaximumRecordAgeInSeconds", -1, 604_800) ?? current.MaximumRecordAge,
        ReportsItemFailures = ReadResponseTypes(request)?.Contains(ItemFailures) ?? current.ReportsItemFailures,
        Metrics = ReadMetrics(request) ?? current.Metrics,
        KmsKeyArn = request.Text("KMSKeyArn") ?? current.KmsKeyArn,
    };

    /// <summary>The members whose values Lambda itself refuses; they follow the checks of the API model.</summary>
    public static MappingSettings ReadChecked(RequestObject request, MappingSettings settings)
    {
        RefuseTumbling(request);
        return settings.MaximumRecordAge is >= 0 and < ShortestAge
            ? throw MappingError.InvalidParameter($"MaximumRecordAgeInSeconds must be -1 or at least {ShortestAge}.")
            : settings with
            {
                Filters = ReadFilters(request) ?? settings.Filters,
                FailureDestination = ReadDestination(request, settings.FailureDestination),
            };
    }

    private static int? Whole(RequestObject request, string member, long minimum, long maximum) =>
        (int?)request.IntegerBetween(member, minimum, maximum);

    private static List<string>? ReadResponseTypes(RequestObject request) =>
        ReadChoices(request, request, "FunctionResponseTypes", 1, ItemFailures);

    private static List<string>? ReadMetrics(RequestObject request)
    {
        return request.Object("MetricsConfig") is RequestObject config
            ? ReadChoices(request, config, "Metrics", 3, "EventCount", "ErrorCount", "KafkaMetrics") ?? []
            : null;
    }

    private static List<string>? ReadChoices(
        RequestObject request, RequestObject from, string member, int most, params string[] allowed)
    {
        List<string>? values = from.Texts(member);
        string shown = $"[{string.Join(", ", values ?? [])}]";
        if (values?.TrueForAll(allowed.Contains) == false)
        {
            request.Violate(
                member, shown,
                $"Member must satisfy constraint: [Member must satisfy enum value set: [{string.Join(", ", allowed)}]]");
        }
        else if (values?.Count > most)
        {
            request.Violate(member, shown, $"Member must have length less than or equal to {most}");
        }

        return values;
    }

    private static void RefuseTumbling(RequestObject request)
    {
        if (request.Integer("TumblingWindowInSeconds") > 0)
        {
            throw DynamoDbError.NotImplemented("the request member TumblingWindowInSeconds");
        }
    }

    private static FilterPattern[]? ReadFilters(RequestObject request)
    {
        if (request.Object("FilterCriteria") is not RequestObject criteria)
        {
            return null;
        }

        List<RequestObject> filters = criteria.Objects("Filters") ?? [];
        return filters.Count > MostFilters
            ? throw MappingError.InvalidParameter($"The number of filters must not be greater than {MostFilters}.")
            : [.. filters.Select(ReadFilter)];
    }

    private static FilterPattern ReadFilter(RequestObject filter)
    {
        return filter.Text("Pattern") is string text && FilterPattern.TryParse(text, out FilterPattern? pattern)
            ? pattern
            : throw MappingError.InvalidFilter();
    }

    /// <summary>An empty text takes the destination away.</summary>
    private static string? ReadDestination(RequestObject request, string? current)
    {
        if (request.Object("DestinationConfig") is not RequestObject config)
        {
            return current;
        }

        if (config.Object("OnSuccess")?.Has("Destination") == true)
        {
            throw MappingError.InvalidParameter("Unsupported DestinationConfig parameter for given event source mapping type.");
        }

        string arn = config.Object("OnFailure")?.Text("Destination") ?? "";
        return arn.Length == 0 ? null
            : FailureDestinations.IsQueue(arn) && arn.EndsWith(".fifo", StringComparison.Ordinal)
            ? throw MappingError.InvalidParameter("Invalid destination: FIFO queues are not supported.")
            : FailureDestinations.IsQueue(arn) || FailureDestinations.IsBucket(arn) ? arn
            : throw DynamoDbError.NotImplemented("on-failure destinations other than queues and buckets");
    }
}
