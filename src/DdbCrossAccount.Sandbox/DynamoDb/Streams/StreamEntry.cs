using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>A change with the number under which the stream carries it.</summary>
internal readonly record struct StreamEntry(long Sequence, ItemChange Change);
