using System;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>One write of a batch.</summary>
/// <param name="Kind">Put or delete.</param>
/// <param name="Json">The item for a put, the key for a delete: an object of DynamoDB JSON, carried as it is.</param>
internal readonly record struct RawWrite(RawWriteKind Kind, ReadOnlyMemory<byte> Json);
