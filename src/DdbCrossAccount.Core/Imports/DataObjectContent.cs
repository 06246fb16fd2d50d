namespace DdbCrossAccount.Core.Imports;

/// <summary>What was found in a data object.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Bytes">Its uncompressed bytes.</param>
/// <param name="FirstBadLine">The number, from 1, of the first line that is no item; null when each is one.</param>
internal readonly record struct DataObjectContent(long Lines, long Bytes, long? FirstBadLine);
