namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>A data file that was written, as its manifest line tells it.</summary>
internal sealed record DataFile(string Key, long ItemCount, long SizeBytes, string Md5, string ETag);
