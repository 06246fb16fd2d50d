using System;
using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>An event source mapping: what a function is called with.</summary>
/// <remarks>
/// The answers that tell of one mapping inherit these members, which the official package repeats in each.
/// </remarks>
internal class EventSourceMappingConfiguration : AmazonWebServiceResponse
{
    public string? UUID { get; set; }

    public string? EventSourceMappingArn { get; set; }

    public EventSourcePosition? StartingPosition { get; set; }

    public int? BatchSize { get; set; }

    public int? MaximumBatchingWindowInSeconds { get; set; }

    public int? ParallelizationFactor { get; set; }

    public string? EventSourceArn { get; set; }

    public FilterCriteria? FilterCriteria { get; set; }

    public string? FunctionArn { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LastModified { get; set; }

    public string? LastProcessingResult { get; set; }

    /// <summary>
    /// <c>Creating</c>, <c>Enabling</c>, <c>Enabled</c>, <c>Disabling</c>, <c>Disabled</c>, <c>Updating</c> or
    /// <c>Deleting</c>.
    /// </summary>
    public string? State { get; set; }

    public string? StateTransitionReason { get; set; }

    public DestinationConfig? DestinationConfig { get; set; }

    /// <summary>-1 for no limit.</summary>
    public int? MaximumRecordAgeInSeconds { get; set; }

    public bool? BisectBatchOnFunctionError { get; set; }

    /// <summary>-1 for no limit.</summary>
    public int? MaximumRetryAttempts { get; set; }

    public int? TumblingWindowInSeconds { get; set; }

    public List<string>? FunctionResponseTypes { get; set; }
}
