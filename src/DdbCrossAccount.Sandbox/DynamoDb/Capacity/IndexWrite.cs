using DdbCrossAccount.Sandbox.DynamoDb.Indexes;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>What a write of an item costs one index.</summary>
/// <param name="Index">The index.</param>
/// <param name="Key">The ordered key of the entry, by which its partition is found.</param>
/// <param name="Units">Write units.</param>
internal readonly record struct IndexWrite(SecondaryIndex Index, byte[] Key, double Units);
