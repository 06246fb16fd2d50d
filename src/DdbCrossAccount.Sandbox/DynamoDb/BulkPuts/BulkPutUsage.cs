using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>The bytes that a bulk put has written to a table and its indexes, which is what is paid for. Thread-safe.</summary>
internal sealed class BulkPutUsage
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _global = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _local = new(StringComparer.Ordinal);
    private long _table;

    /// <summary>Counts an item that was written. Called under the table's lock.</summary>
    public void Add(Table table, StoredItem item)
    {
        lock (_gate)
        {
            _table += item.Size;
            IReadOnlyList<SecondaryIndex> indexes = table.Indexes.All;
            ItemEncoder? parts = indexes.Count > 0 ? ItemCodec.Current.Decode(item) : null;
            foreach (SecondaryIndex index in indexes)
            {
                SortedDictionary<string, long> bytes = index.IsGlobal ? _global : _local;
                bytes[index.Name] = bytes.GetValueOrDefault(index.Name) + index.SizeOf(item, parts!);
            }
        }
    }

    public void Write(Utf8JsonWriter writer, string tableName)
    {
        lock (_gate)
        {
            writer.WriteStartArray("BulkOperationUsage");
            writer.WriteStartObject();
            writer.WriteString("TableName", tableName);
            writer.WriteNumber("BulkPutBytes", _table + _global.Values.Sum() + _local.Values.Sum());
            WriteBytes(writer, "Table", _table);
            WriteIndexes(writer, "GlobalSecondaryIndexes", _global);
            WriteIndexes(writer, "LocalSecondaryIndexes", _local);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
    }

    private static void WriteIndexes(Utf8JsonWriter writer, string member, SortedDictionary<string, long> indexes)
    {
        if (indexes.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(member);
        foreach ((string name, long bytes) in indexes)
        {
            WriteBytes(writer, name, bytes);
        }

        writer.WriteEndObject();
    }

    private static void WriteBytes(Utf8JsonWriter writer, string member, long bytes)
    {
        writer.WriteStartObject(member);
        writer.WriteNumber("BulkPutBytes", bytes);
        writer.WriteEndObject();
    }
}
