namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>How far the last record of a key has come.</summary>
internal enum KeyChangeState
{
    /// <summary>It is not written; it is delivered again.</summary>
    Pending,

    /// <summary>The target has acknowledged it.</summary>
    Applied,

    /// <summary>The target can never hold it: it is parked.</summary>
    Refused,

    /// <summary>It was sent, and nobody knows what became of it: in doubt, and delivered again.</summary>
    Unknown,

    /// <summary>A receipt says that it was settled by an earlier delivery.</summary>
    SettledBefore,
}
