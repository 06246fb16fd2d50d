namespace DdbCrossAccount.Core.Tables;

/// <summary>What a load wrote.</summary>
/// <param name="ItemsWritten">Items that the service acknowledged; an item that a later one of the same key replaced
/// counts too.</param>
/// <param name="BytesWritten">Their size as DynamoDB JSON.</param>
/// <param name="ItemsRetried">Writes that were sent again because the service did not take them.</param>
internal sealed record TableLoadResult(long ItemsWritten, long BytesWritten, long ItemsRetried);
