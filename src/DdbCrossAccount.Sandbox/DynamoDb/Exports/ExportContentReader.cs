using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Backups;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>Takes from a table what an export has to write.</summary>
internal static class ExportContentReader
{
    /// <summary>Without an export time it is the table as it is now.</summary>
    public static ExportContent Read(Table table, ExportWindow? window, DateTimeOffset? exportTime, ExportFilter? filter)
    {
        IEnumerable<ItemChange> changes = window is not null
            ? TableHistory.ChangesBetween(table, window.From!.Value, window.To!.Value)
            : TableHistory.ItemsAt(table, exportTime ?? DateTimeOffset.MaxValue)
                .Select(item => new ItemChange(0, default, item));
        return new ExportContent(changes, table.Capacity.Partitions.Ranges, filter);
    }
}
