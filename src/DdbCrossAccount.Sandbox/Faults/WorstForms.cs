using System;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>
/// How harshly the sandbox behaves where AWS's documentation leaves it open. The default is the mildest form of each.
/// </summary>
internal sealed record WorstForms
{
    /// <summary>
    /// Service time until a record of a stream can be read after its write; in some shards it is shorter. Default:
    /// none.
    /// </summary>
    public TimeSpan StreamRecordDelay { get; init; }

    /// <summary>Service time until a new shard of a stream is listed. Default: none.</summary>
    public TimeSpan ChildShardDelay { get; init; }

    /// <summary>
    /// Share, 0 to 1, of the pages of GetRecords that are empty although there are records. Default: 0.
    /// </summary>
    public double EmptyStreamPages { get; init; }

    /// <summary>Service time until a changed policy holds at the last front end. Default: none.</summary>
    public TimeSpan PolicyDelay { get; init; }

    /// <summary>
    /// Front ends that a changed policy reaches one after another; a connection stays with one. Default: 1.
    /// </summary>
    public int PolicyFrontEnds { get; init; } = 1;

    /// <summary>
    /// Share, 0 to 1, of the messages that a receive from a queue does not hide, so that they come again. Default: 0.
    /// </summary>
    public double QueueDuplicates { get; init; }

    /// <summary>
    /// Share, 0 to 1, of the receives from a queue that take messages in a random order. Default: 0.
    /// </summary>
    public double QueueDisorder { get; init; }

    /// <summary>Service time until Lambda can assume a new role. Default: none.</summary>
    public TimeSpan RoleDelay { get; init; }

    /// <summary>
    /// TRIM_HORIZON of an event source mapping is where it is when the mapping is made, not when it polls for the first
    /// time. Default: false.
    /// </summary>
    public bool FixesTrimHorizon { get; init; }

    /// <summary>
    /// Share, 0 to 1, of the batches that an event source mapping delivers twice at once; it goes on when the first of the
    /// two has been answered. Default: 0.
    /// </summary>
    public double DuplicateBatches { get; init; }

    /// <summary>
    /// Share, 0 to 1, of the batches that an event source mapping delivers once more although the function was done with
    /// them. Default: 0.
    /// </summary>
    public double LostAcknowledgements { get; init; }

    /// <summary>Share, 0 to 1, of the messages to on-failure destinations that are lost. Default: 0.</summary>
    public double LostFailureMessages { get; init; }

    /// <summary>
    /// Service time by which making, changing and deleting an event source mapping takes longer; what was before holds
    /// until then. Default: none.
    /// </summary>
    public TimeSpan MappingChangeDelay { get; init; }
}
