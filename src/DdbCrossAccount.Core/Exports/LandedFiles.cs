namespace DdbCrossAccount.Core.Exports;

/// <summary>What an export has written so far.</summary>
/// <param name="Count">Data files.</param>
/// <param name="Bytes">Their bytes.</param>
internal readonly record struct LandedFiles(int Count, long Bytes);
