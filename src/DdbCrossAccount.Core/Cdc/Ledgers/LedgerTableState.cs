namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>What stands under the ledger's name.</summary>
internal enum LedgerTableState
{
    /// <summary>No table.</summary>
    Missing,

    /// <summary>A table that is not ACTIVE yet, or no longer.</summary>
    NotReady,

    /// <summary>
    /// A table with the keys of a ledger that does not say that it is one: its making was broken off.
    /// </summary>
    Unmarked,

    /// <summary>A ledger of ours.</summary>
    Ledger,

    /// <summary>A ledger of another format.</summary>
    OtherFormat,

    /// <summary>A table of somebody else's.</summary>
    OtherTable,
}
