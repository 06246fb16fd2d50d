using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>What one read of a shard found.</summary>
/// <param name="Entries">May be empty although more follows.</param>
/// <param name="NextSequence">Where to go on; null when the shard is closed and was read to its end.</param>
internal sealed record StreamPage(IReadOnlyList<StreamEntry> Entries, long? NextSequence);
