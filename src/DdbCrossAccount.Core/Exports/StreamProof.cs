using System;

namespace DdbCrossAccount.Core.Exports;

/// <summary>A stream that a snapshot is tied to, and how it is known to be on.</summary>
internal sealed record StreamProof
{
    /// <summary>No stream was asked for, and none usable is on.</summary>
    public static StreamProof None { get; } = new();

    /// <summary>
    /// True when the stream was on before, or when it cannot be told who turned it on; false when it was us; null
    /// without a stream.
    /// </summary>
    public bool? WasEnabled { get; init; }

    /// <summary>The stream.</summary>
    public string? StreamArn { get; init; }

    /// <summary>Its view type.</summary>
    public string? ViewType { get; init; }

    /// <summary>The service's time of the first answer that said ENABLED; null when that was not asked.</summary>
    public DateTime? EnabledTime { get; init; }

    /// <summary>The shards that were listed then.</summary>
    public DdbShardPosition[] Shards { get; init; } = [];
}
