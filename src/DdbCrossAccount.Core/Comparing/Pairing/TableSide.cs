namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>One of two tables that are compared.</summary>
internal enum TableSide : byte
{
    /// <summary>The table whose items should be in the other.</summary>
    Source,

    /// <summary>The table that should hold the same items.</summary>
    Target,
}
