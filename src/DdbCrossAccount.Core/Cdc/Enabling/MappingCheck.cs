using System;
using System.Linq;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Whether an event source mapping of our function loses nothing; pure.</summary>
internal static class MappingCheck
{
    private const int Unlimited = -1;

    /// <summary>Throws what stands against it.</summary>
    /// <param name="mapping">A mapping of the stream and the function.</param>
    /// <param name="functionArn">The version that may write.</param>
    public static void Check(EventSourceMappingConfiguration mapping, string functionArn)
    {
        string id = mapping.UUID ?? string.Empty;
        string stream = mapping.EventSourceArn ?? string.Empty;
        if (mapping.StartingPosition?.Value is { } position && position != CdcConstants.TrimHorizon)
        {
            throw ErrorCatalogue.MappingStartsAtLatest(id, stream, position);
        }

        if (!string.Equals(mapping.FunctionArn, functionArn, StringComparison.Ordinal))
        {
            throw ErrorCatalogue.MappingOfOtherVersion(id, stream, mapping.FunctionArn ?? "unknown", functionArn);
        }

        CheckLimits(mapping, id, stream);
        CheckDelivery(mapping, id, stream);
    }

    private static void CheckLimits(EventSourceMappingConfiguration mapping, string id, string stream)
    {
        if (mapping.MaximumRetryAttempts is { } attempts && attempts != Unlimited)
        {
            throw ErrorCatalogue.MappingRetriesLimited(id, stream, attempts);
        }

        if (mapping.MaximumRecordAgeInSeconds is { } seconds && seconds != Unlimited)
        {
            throw ErrorCatalogue.MappingRecordAgeLimited(id, stream, seconds);
        }
    }

    private static void CheckDelivery(EventSourceMappingConfiguration mapping, string id, string stream)
    {
        if (mapping.FunctionResponseTypes?.Contains(CdcConstants.ReportBatchItemFailures) != true)
        {
            throw ErrorCatalogue.MappingWithoutItemFailures(id, stream);
        }

        if (mapping.TumblingWindowInSeconds is > 0 and var window)
        {
            throw ErrorCatalogue.MappingHasTumblingWindow(id, stream, window);
        }

        if (mapping.FilterCriteria?.Filters?.Any() == true)
        {
            throw ErrorCatalogue.MappingHasFilter(id, stream);
        }

        if (mapping.ParallelizationFactor is > 1 and var factor)
        {
            throw ErrorCatalogue.MappingIsParallel(id, stream, factor);
        }
    }
}
