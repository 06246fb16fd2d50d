using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>The parts of a change data capture as AWS has them at one moment; what is null does not exist.</summary>
internal sealed record PartsReport
{
    /// <summary>The event source mapping.</summary>
    public EventSourceMappingConfiguration? Mapping { get; init; }

    /// <summary>The version of the function that may write.</summary>
    public FunctionConfiguration? Function { get; init; }

    /// <summary>True when no concurrency is left to the function, so that nobody can invoke it.</summary>
    public bool IsFunctionOff { get; init; }

    /// <summary>The id of the source table.</summary>
    public string? SourceTableId { get; init; }

    /// <summary>The newest stream of the source table.</summary>
    public string? LatestStreamArn { get; init; }

    /// <summary>True when that stream takes records.</summary>
    public bool IsStreamOn { get; init; }

    /// <summary>The id of the target table.</summary>
    public string? TargetTableId { get; init; }
}
