using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>What a write of an item costs one index.</summary>
/// <param name="Index">The index.</param>
/// <param name="Key">The hash that its partitions go by.</param>
/// <param name="Units">Write units.</param>
internal readonly record struct IndexWrite(IndexDefinition Index, byte[] Key, double Units);
