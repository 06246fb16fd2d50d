using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>A change of a table's definition that takes effect at a time to come.</summary>
internal sealed record PendingChange(DateTimeOffset Effective, Func<TableDefinition, TableDefinition> Apply);
