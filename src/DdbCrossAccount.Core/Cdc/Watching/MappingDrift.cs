using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>What of an event source mapping is no longer as it was made; pure.</summary>
/// <remarks>A member that AWS did not tell is no drift.</remarks>
internal static class MappingDrift
{
    private const string Unlimited = "-1";

    /// <summary>What voids the proof: with it records may be dropped, reordered or left out. One sentence each.</summary>
    public static IReadOnlyList<string> Harmful(EventSourceMappingConfiguration mapping, CdcControl control)
    {
        var drift = new List<string>();
        Compare(drift, "EventSourceArn", control.StreamArn, mapping.EventSourceArn);
        Compare(drift, "FunctionArn", control.FunctionArn, mapping.FunctionArn);
        Compare(drift, "StartingPosition", CdcConstants.TrimHorizon, mapping.StartingPosition?.Value);
        Compare(drift, "MaximumRetryAttempts", Unlimited, Text(mapping.MaximumRetryAttempts));
        Compare(drift, "MaximumRecordAgeInSeconds", Unlimited, Text(mapping.MaximumRecordAgeInSeconds));
        Compare(drift, "ParallelizationFactor", "1", Text(mapping.ParallelizationFactor));
        Compare(drift, "TumblingWindowInSeconds", "0", Text(mapping.TumblingWindowInSeconds));
        Compare(drift, "FunctionResponseTypes", CdcConstants.ReportBatchItemFailures, ResponseTypes(mapping));
        Compare(drift, "FilterCriteria", "none", mapping.FilterCriteria?.Filters is { Count: > 0 } ? "set" : "none");
        return drift;
    }

    /// <summary>What was changed and loses nothing. One sentence each.</summary>
    public static IReadOnlyList<string> Harmless(EventSourceMappingConfiguration mapping, CdcControl control)
    {
        var drift = new List<string>();
        Compare(drift, "BatchSize", Text(control.BatchSize), Text(mapping.BatchSize));
        Compare(
            drift,
            "MaximumBatchingWindowInSeconds",
            Text(control.BatchWindowSeconds),
            Text(mapping.MaximumBatchingWindowInSeconds));
        return drift;
    }

    private static void Compare(List<string> drift, string setting, string? wished, string? found)
    {
        if (found is not null && !string.Equals(wished, found, StringComparison.Ordinal))
        {
            drift.Add($"{setting} of the mapping is {found}, and was made {wished}.");
        }
    }

    private static string ResponseTypes(EventSourceMappingConfiguration mapping) =>
        mapping.FunctionResponseTypes is { Count: > 0 } types ? string.Join(", ", types.Order(StringComparer.Ordinal)) : "none";

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
