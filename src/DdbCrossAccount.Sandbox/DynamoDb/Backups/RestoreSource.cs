using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>What a table is restored from: a backup, or another table as of a time.</summary>
/// <param name="Table">The table that it was.</param>
/// <param name="BackupArn">Null for a restore to a point in time.</param>
/// <param name="Time">What it is as of.</param>
/// <param name="Definition">Its settings.</param>
/// <param name="Items">Its items, in the order of its keys.</param>
internal sealed record RestoreSource(
    TableArn Table, string? BackupArn, DateTimeOffset Time, TableDefinition Definition, IEnumerable<StoredItem> Items);
