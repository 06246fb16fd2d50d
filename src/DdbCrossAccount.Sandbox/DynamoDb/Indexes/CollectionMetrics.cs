using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>The estimated size of the item collection that a write has touched, in whole gigabytes from and to.</summary>
internal static class CollectionMetrics
{
    private const long Gigabyte = 1L << 30;

    /// <summary>Writes the member; nothing for a table without local indexes.</summary>
    public static void Write(Utf8JsonWriter writer, string member, Table table, WrittenItem written)
    {
        if (IsKept(table, written))
        {
            writer.WritePropertyName(member);
            WriteValue(writer, table, written);
        }
    }

    /// <summary>
    /// Writes the member for several writes: the tables by name, each with the collections that were touched. Nothing
    /// where none of the tables has local indexes.
    /// </summary>
    public static void WriteAll(
        Utf8JsonWriter writer, string member, IEnumerable<(string TableName, Table Table, WrittenItem Written)> writes)
    {
        var tables = writes.Where(write => IsKept(write.Table, write.Written)).GroupBy(write => write.TableName).ToList();
        if (tables.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(member);
        foreach (var table in tables)
        {
            writer.WriteStartArray(table.Key);
            foreach (var write in table.DistinctBy(write => ItemCollections.HashOf(ItemOf(write.Written).Key)))
            {
                WriteValue(writer, write.Table, write.Written);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static bool IsKept(Table table, WrittenItem written)
    {
        return table.Indexes.Collections is not null && ItemOf(written).Exists;
    }

    private static StoredItem ItemOf(WrittenItem written)
    {
        return written.New.Exists ? written.New : written.Old;
    }

    private static void WriteValue(Utf8JsonWriter writer, Table table, WrittenItem written)
    {
        StoredItem item = ItemOf(written);
        long size;
        lock (table.Gate)
        {
            size = table.Indexes.Collections!.SizeOf(item.Key);
        }

        writer.WriteStartObject();
        WriteContent(writer, table, item, size / Gigabyte);
        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, Table table, StoredItem item, long gigabytes)
    {
        ItemEncoder parts = ItemCodec.Current.Decode(item);
        writer.WriteStartObject("ItemCollectionKey");
        writer.WritePropertyName(table.Keys.Partition.Name);
        writer.WriteRawValue(parts.Value(parts.Find(table.Keys.Partition.NameUtf8)!.Value), skipInputValidation: true);
        writer.WriteEndObject();
        writer.WriteStartArray("SizeEstimateRangeGB");
        writer.WriteNumberValue(gigabytes);
        writer.WriteNumberValue(gigabytes + 1);
        writer.WriteEndArray();
    }
}
