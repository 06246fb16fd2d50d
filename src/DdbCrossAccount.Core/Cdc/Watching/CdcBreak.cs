namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Why no loss can no longer be shown, and what is to be done.</summary>
/// <param name="Cause">One or two sentences of fact.</param>
/// <param name="Remedy">What is to be done.</param>
/// <param name="IsWindow">True when changes may have been trimmed unread: that is not cured by setting anything right.</param>
internal sealed record CdcBreak(string Cause, string Remedy, bool IsWindow = false);
