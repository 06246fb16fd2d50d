namespace DdbCrossAccount.Core.Exports;

/// <summary>An object of an export as the bucket lists it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="ETag">Its ETag, without quotes.</param>
internal sealed record ExportObject(string Key, long Size, string ETag);
