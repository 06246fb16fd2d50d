namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>How much of a spill file counts: what was written after a checkpoint is cut off when a comparison goes on.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Items">The entries in it.</param>
internal readonly record struct SpillLength(long Bytes, long Items);
