namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>What is waited for.</summary>
internal enum CdcGoal
{
    /// <summary>No known gap, and a lag below a bound.</summary>
    InSync,

    /// <summary>Every change is applied, and nothing more comes: the source is quiet.</summary>
    Drained,
}
