namespace DdbCrossAccount.Core.Cdc.Redriving;

/// <summary>How the settling of a key has ended.</summary>
internal enum RedriveOutcome
{
    /// <summary>Both tables held the same: nothing was written.</summary>
    AlreadyEqual,

    /// <summary>The source's item was put, and the source still had it afterwards.</summary>
    Repaired,

    /// <summary>The target's item was deleted, and the source still had none afterwards.</summary>
    Deleted,

    /// <summary>The source changed during every attempt: nothing is settled, try again.</summary>
    MovedOn,
}
