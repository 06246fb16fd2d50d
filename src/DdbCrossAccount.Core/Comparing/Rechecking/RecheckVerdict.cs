namespace DdbCrossAccount.Core.Comparing.Rechecking;

/// <summary>What reading a key again came to.</summary>
internal enum RecheckVerdict
{
    /// <summary>Both sides are equal, or neither has an item.</summary>
    Equal,

    /// <summary>They differ and have stayed as they are for long enough.</summary>
    Different,

    /// <summary>They were not seen equal and never stayed as they are for long enough.</summary>
    Moving,
}
