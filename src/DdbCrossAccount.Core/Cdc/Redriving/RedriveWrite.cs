namespace DdbCrossAccount.Core.Cdc.Redriving;

/// <summary>What became of one write to the target.</summary>
internal enum RedriveWrite
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>Something else stands there by now: nothing was done.</summary>
    Changed,

    /// <summary>The service could not do it now (no throughput, a transaction on the item): nothing was done.</summary>
    Busy,

    /// <summary>It may have been done, or may yet be.</summary>
    Unknown,
}
