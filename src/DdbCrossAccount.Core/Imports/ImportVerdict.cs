namespace DdbCrossAccount.Core.Imports;

/// <summary>What an import came to.</summary>
internal enum ImportVerdict
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>Everything is in the table.</summary>
    Whole,

    /// <summary>Some items were refused, and everything else is in the table: a compare and repair are owed.</summary>
    OwesCompare,

    /// <summary>AWS says that it completed, and the counts do not agree with the manifest.</summary>
    Incomplete,

    /// <summary>It failed or was cancelled.</summary>
    Failed,
}
