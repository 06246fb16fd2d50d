namespace DdbCrossAccount.Core.Items;

/// <summary>A data file of an export that lies in a folder.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="ItemCount">How many items the manifest says that it holds.</param>
/// <param name="Md5">The MD5 of its bytes, in base64, as the manifest has it.</param>
internal sealed record ExportDataFile(string Path, long ItemCount, string Md5);
