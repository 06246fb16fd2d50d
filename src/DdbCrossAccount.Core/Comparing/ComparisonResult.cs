using System;

namespace DdbCrossAccount.Core.Comparing;

/// <summary>What the comparison of two tables came to.</summary>
/// <remarks>
/// Each key counts once among equal, missing, extra, different and moving, so with deletions meanwhile their sum may be less
/// than the items that were read.
/// </remarks>
internal sealed record ComparisonResult
{
    /// <summary>Items read from the source.</summary>
    public required long SourceItems { get; init; }

    /// <summary>Items read from the target.</summary>
    public required long TargetItems { get; init; }

    /// <summary>Keys that are equal, at once or when they were read again.</summary>
    public required long Equal { get; init; }

    /// <summary>Keys that only the source has.</summary>
    public required long Missing { get; init; }

    /// <summary>Keys that only the target has.</summary>
    public required long Extra { get; init; }

    /// <summary>Keys under which the items differ.</summary>
    public required long Different { get; init; }

    /// <summary>Keys that kept changing, so that nothing can be said about them.</summary>
    public required long Moving { get; init; }

    /// <summary>Keys that were not read equal at first.</summary>
    public required long Rechecked { get; init; }

    /// <summary>Bytes of DynamoDB JSON read from the source.</summary>
    public required long SourceBytes { get; init; }

    /// <summary>Bytes of DynamoDB JSON read from the target.</summary>
    public required long TargetBytes { get; init; }

    /// <summary>Read capacity units that the source was charged.</summary>
    public required double SourceCapacityUnits { get; init; }

    /// <summary>Read capacity units that the target was charged.</summary>
    public required double TargetCapacityUnits { get; init; }

    /// <summary>When the first page was asked for, by the engine's clock.</summary>
    public required DateTime StartTime { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>True when no key differs and none was moving.</summary>
    public bool IsEqual => Missing == 0 && Extra == 0 && Different == 0 && Moving == 0;
}
