namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>Whether the function may write.</summary>
internal enum CdcState
{
    /// <summary>Nothing is written; batches fail and are delivered again.</summary>
    Stopped,

    /// <summary>The function that the control row names writes.</summary>
    Applying,
}
