namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>A key that was parked.</summary>
/// <param name="KeyHash">The key's hash (<see cref="Items.ItemKey.Hash"/>).</param>
/// <param name="SequenceNumber">The record.</param>
/// <param name="ErrorCode">AWS's code, or ours.</param>
internal sealed record BellKey(string KeyHash, string SequenceNumber, string ErrorCode);
