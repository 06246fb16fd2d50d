namespace DdbCrossAccount.Core.Exports;

/// <summary>A data file as the manifest lists it.</summary>
/// <param name="Key">Its key in the bucket, as written there.</param>
/// <param name="ItemCount">Its items.</param>
/// <param name="Md5">The base64 MD5 of its bytes.</param>
/// <param name="ETag">Its ETag, without quotes.</param>
internal sealed record ManifestFile(string Key, long ItemCount, string Md5, string ETag);
