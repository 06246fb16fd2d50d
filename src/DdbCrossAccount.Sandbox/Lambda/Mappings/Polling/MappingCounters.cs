namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>What has happened in a mapping since it was made. Changed under the mapping's lock.</summary>
internal sealed record MappingCounters
{
    /// <summary>Times that the function was called, deliveries in vain included.</summary>
    public long Invocations { get; set; }

    /// <summary>Records that were delivered and done with.</summary>
    public long Records { get; set; }

    /// <summary>Records that no filter matched.</summary>
    public long Filtered { get; set; }

    public long FunctionErrors { get; set; }

    /// <summary>Calls that were throttled or could not be made.</summary>
    public long NotInvoked { get; set; }

    /// <summary>Records that were given up: by retries or by age.</summary>
    public long Discarded { get; set; }

    /// <summary>Times that the stream had forgotten what was next, and that was passed over.</summary>
    public long TrimmedGaps { get; set; }

    /// <summary>Batches that were delivered twice at once (worst form).</summary>
    public long Duplicated { get; set; }

    /// <summary>Batches that were delivered again after a success (worst form).</summary>
    public long Redelivered { get; set; }

    /// <summary>Messages that reached the on-failure destination.</summary>
    public long FailureMessages { get; set; }

    /// <summary>Messages that did not: refused by the destination, or lost (worst form).</summary>
    public long FailureMessagesLost { get; set; }
}
