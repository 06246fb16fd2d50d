using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Filters;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

/// <summary>What can be changed of an event source mapping, with Lambda's defaults for streams.</summary>
internal sealed record MappingSettings
{
    /// <summary>Of the function, or of one of its versions or aliases.</summary>
    public string FunctionArn { get; init; } = "";

    public bool IsEnabled { get; init; } = true;

    /// <summary>The most records of one batch: 1 to 10,000.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How long records are gathered for a batch, in service time. Default: not at all.</summary>
    public TimeSpan BatchingWindow { get; init; }

    /// <summary>How many batches of one shard are delivered side by side: 1 to 10.</summary>
    public int ParallelizationFactor { get; init; } = 1;

    /// <summary>Halve a batch when the function fails.</summary>
    public bool BisectsOnError { get; init; }

    /// <summary>How often the function may fail on a batch after the first time; -1: without end.</summary>
    public int MaximumRetries { get; init; } = -1;

    /// <summary>Seconds after which a record is given up; -1: when the stream forgets it.</summary>
    public int MaximumRecordAge { get; init; } = -1;

    /// <summary>The function tells which records it failed on.</summary>
    public bool ReportsItemFailures { get; init; }

    /// <summary>ARN of the queue or bucket that is told of batches that were given up; null: nobody is.</summary>
    public string? FailureDestination { get; init; }

    /// <summary>A record is delivered when one of them matches it, or when there is none.</summary>
    public IReadOnlyList<FilterPattern> Filters { get; init; } = [];

    /// <summary>Kept and shown only.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>Kept and shown only: filters are not secret here.</summary>
    public string? KmsKeyArn { get; init; }
}
