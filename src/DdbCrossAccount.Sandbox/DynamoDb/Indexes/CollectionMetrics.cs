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
        StoredItem item = written.New.Exists ? written.New : written.Old;
        if (table.Indexes.Collections is not { } collections || !item.Exists)
        {
            return;
        }

        long size;
        lock (table.Gate)
        {
            size = collections.SizeOf(item.Key);
        }

        writer.WriteStartObject(member);
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
