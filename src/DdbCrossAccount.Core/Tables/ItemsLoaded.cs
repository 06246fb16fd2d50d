using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Tables;

/// <summary>A batch was written.</summary>
/// <param name="TableName">The table.</param>
/// <param name="ItemsWritten">Items written so far.</param>
/// <param name="BytesWritten">Their size as DynamoDB JSON.</param>
internal sealed record ItemsLoaded(string TableName, long ItemsWritten, long BytesWritten) : EngineEvent;
