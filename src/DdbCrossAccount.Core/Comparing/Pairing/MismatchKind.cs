namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>In what two tables differ under a key.</summary>
internal enum MismatchKind
{
    /// <summary>Only the source has an item.</summary>
    Missing,

    /// <summary>Only the target has an item.</summary>
    Extra,

    /// <summary>Both have an item, with other attributes.</summary>
    Different,
}
