using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Makes a mapping from an event source to a function.</summary>
internal sealed class CreateEventSourceMappingRequest : AmazonWebServiceRequest
{
    public string? EventSourceArn { get; set; }

    /// <summary>A name or an ARN, with or without a version.</summary>
    public string? FunctionName { get; set; }

    public EventSourcePosition? StartingPosition { get; set; }

    public bool? Enabled { get; set; }

    public int? BatchSize { get; set; }

    public FilterCriteria? FilterCriteria { get; set; }

    public int? MaximumBatchingWindowInSeconds { get; set; }

    public int? ParallelizationFactor { get; set; }

    public DestinationConfig? DestinationConfig { get; set; }

    /// <summary>-1 for no limit.</summary>
    public int? MaximumRecordAgeInSeconds { get; set; }

    public bool? BisectBatchOnFunctionError { get; set; }

    /// <summary>-1 for no limit.</summary>
    public int? MaximumRetryAttempts { get; set; }

    public int? TumblingWindowInSeconds { get; set; }

    public List<string>? FunctionResponseTypes { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}
