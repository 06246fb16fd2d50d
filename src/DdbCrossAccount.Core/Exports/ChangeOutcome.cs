namespace DdbCrossAccount.Core.Exports;

/// <summary>How a setting came to be what was asked for.</summary>
internal enum ChangeOutcome
{
    /// <summary>Our request was answered: it was us.</summary>
    Ours,

    /// <summary>
    /// It is there, and it cannot be told whether by our request, whose answer was lost, or by somebody else.
    /// </summary>
    Unclear,
}
