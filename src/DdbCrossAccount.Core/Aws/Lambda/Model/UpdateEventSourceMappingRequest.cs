using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Changes settings of a mapping; what is null stays.</summary>
internal sealed class UpdateEventSourceMappingRequest : AmazonWebServiceRequest
{
    public string? UUID { get; set; }

    /// <summary>A name or an ARN, with or without a version.</summary>
    public string? FunctionName { get; set; }

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
}
