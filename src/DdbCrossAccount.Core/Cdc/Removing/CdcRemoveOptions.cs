namespace DdbCrossAccount.Core.Cdc.Removing;

/// <summary>How change data capture is removed.</summary>
/// <param name="IsForced">True to remove what is not shown to be drained too.</param>
/// <param name="IsPassedThru">True to tell each that was removed as a result.</param>
internal sealed record CdcRemoveOptions(bool IsForced, bool IsPassedThru);
