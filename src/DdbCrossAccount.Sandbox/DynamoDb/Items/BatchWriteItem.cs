using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>Up to 25 puts and deletes, of one or several tables. All are checked before the first is done.</summary>
[Operation("DynamoDB_20120810.BatchWriteItem")]
internal sealed class BatchWriteItem(SandboxServices services) : DynamoDbOperation(services)
{
    public const int MaximumWrites = 25;

    protected override void Run(JsonCall call)
    {
        var writes = new List<BatchedWrite>(MaximumWrites);
        BatchWriteOptions options = ReadChecked(call, writes);
        BatchRules.RequireOneWritePerKey(writes);
        var done = new List<(BatchedWrite Write, WrittenItem Written)>(writes.Count);
        var unprocessed = new List<BatchedWrite>();
        Throttle? throttle = null;
        bool[]? withheld = call.Withheld?.Invoke(writes.Count);
        for (int i = 0; i < writes.Count; i++)
        {
            BatchedWrite write = writes[i];
            if (withheld?[i] == true)
            {
                unprocessed.Add(write);
            }
            else if (Apply(write, out WrittenItem written) is { } refusal)
            {
                throttle = refusal;
                unprocessed.Add(write);
            }
            else
            {
                done.Add((write, written));
            }
        }

        BatchRules.RequireSomeProcessed(unprocessed.Count, writes.Count, throttle);
        Answer(call, options, done, unprocessed);
    }

    /// <summary>Does the write; where the capacity is lacking it does not, and returns why.</summary>
    private static Throttle? Apply(BatchedWrite write, out WrittenItem written)
    {
        lock (write.Table.Gate)
        {
            written = default;
            TableCapacity capacity = write.Table.Capacity;
            if (capacity.IsLimited && capacity.TryWrite(write.Key, write.Table.Items.Find(write.Key), write.Item) is { } throttle)
            {
                return throttle;
            }

            written = new WrittenItem(write.Table.Write(write.Key, write.Item), write.Item);
            return null;
        }
    }

    private static void Answer(
        JsonCall call, BatchWriteOptions options, List<(BatchedWrite Write, WrittenItem Written)> done, List<BatchedWrite> unprocessed)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        if (options.Capacity != "NONE")
        {
            BatchRules.WriteConsumed(writer, Consumed(done), options.Capacity);
        }

        if (options.ShowsCollections)
        {
            CollectionMetrics.WriteAll(
                writer, "ItemCollectionMetrics", done.Select(entry => (entry.Write.TableName, entry.Write.Table, entry.Written)));
        }

        WriteUnprocessed(call, writer, unprocessed);
        writer.WriteEndObject();
    }

    private static IEnumerable<ConsumedCapacity> Consumed(List<(BatchedWrite Write, WrittenItem Written)> done)
    {
        var consumed = new SortedDictionary<string, ConsumedCapacity>(StringComparer.Ordinal);
        foreach ((BatchedWrite write, WrittenItem written) in done)
        {
            consumed.TryAdd(write.TableName, new ConsumedCapacity(write.TableName));
            WriteCost.Add(consumed[write.TableName], write.Table, written.Old, written.New);
        }

        return consumed.Values;
    }

    private static void WriteUnprocessed(JsonCall call, Utf8JsonWriter writer, List<BatchedWrite> unprocessed)
    {
        writer.WriteStartObject("UnprocessedItems");
        foreach (IGrouping<string, BatchedWrite> writes in unprocessed.GroupBy(write => write.TableName))
        {
            writer.WriteStartArray(writes.Key);
            foreach (BatchedWrite write in writes)
            {
                writer.WriteRawValue(call.Body.Span[write.AsGiven], skipInputValidation: true);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>
    /// Reads the body in one pass. Only when something is wrong with it, it is looked at once more for what AWS tells
    /// first.
    /// </summary>
    private BatchWriteOptions ReadChecked(JsonCall call, List<BatchedWrite> writes)
    {
        try
        {
            return Read(call, writes);
        }
        catch (ServiceException)
        {
            BatchWriteConstraints.Check(call.Body);
            throw;
        }
    }

    private BatchWriteOptions Read(JsonCall call, List<BatchedWrite> writes)
    {
        var reader = new Utf8JsonReader(call.Body.Span, JsonShape.Options);
        reader.Read();
        JsonShape.Expect(ref reader, WireShape.Request);
        var options = new BatchWriteOptions("NONE", ShowsCollections: false);
        while (JsonShape.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("RequestItems"u8))
            {
                reader.Read();
                ReadTables(call, ref reader, writes);
            }
            else
            {
                options = options.Read(ref reader);
            }
        }

        return writes.Count > 0 ? options : throw BatchRules.NoRequestItems();
    }

    private void ReadTables(JsonCall call, ref Utf8JsonReader reader, List<BatchedWrite> writes)
    {
        JsonShape.Expect(ref reader, WireShape.WriteRequests);
        while (JsonShape.NextProperty(ref reader))
        {
            string name = reader.GetString()!;
            Table table = Access.ForItems(call, "BatchWriteItem", name);
            reader.Read();
            JsonShape.Expect(ref reader, WireShape.List);
            int before = writes.Count;
            while (JsonShape.NextElement(ref reader))
            {
                writes.Add(ReadWrite(ref reader, name, table));
                if (writes.Count > MaximumWrites)
                {
                    throw DynamoDbError.Validation("Too many items requested for the BatchWriteItem call");
                }
            }

            if (writes.Count == before)
            {
                throw BatchRules.NoRequestItems();
            }
        }
    }

    private static BatchedWrite ReadWrite(ref Utf8JsonReader reader, string name, Table table)
    {
        JsonShape.Expect(ref reader, WireShape.EntryOf("WriteRequests"));
        int start = (int)reader.TokenStartIndex;
        BatchedWrite? write = null;
        while (JsonShape.NextProperty(ref reader))
        {
            bool isPut = reader.ValueTextEquals("PutRequest"u8);
            bool isDelete = reader.ValueTextEquals("DeleteRequest"u8);
            reader.Read();
            if (!isPut && !isDelete)
            {
                reader.Skip();
            }
            else if (reader.TokenType != JsonTokenType.Null)
            {
                RefuseSecond(write);
                write = isPut ? ReadPut(ref reader, name, table) : ReadDelete(ref reader, name, table);
            }
        }

        return write is null ? throw DynamoDbError.EmptyAttributeValue() : write with { AsGiven = start..(int)reader.BytesConsumed };
    }

    private static void RefuseSecond(BatchedWrite? write)
    {
        if (write is not null)
        {
            throw DynamoDbError.Validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        }
    }

    private static BatchedWrite ReadPut(ref Utf8JsonReader reader, string name, Table table)
    {
        Enter(ref reader, "Item"u8);
        StoredItem item = ItemCodec.Current.ReadBatchedItem(ref reader, table);
        Leave(ref reader);
        return new BatchedWrite(name, table, item.Key.ToArray(), item, default);
    }

    private static BatchedWrite ReadDelete(ref Utf8JsonReader reader, string name, Table table)
    {
        Enter(ref reader, "Key"u8);
        byte[] key = ItemCodec.Current.ReadKey(ref reader, table).ToArray();
        Leave(ref reader);
        return new BatchedWrite(name, table, key, default, default);
    }

    /// <summary>Steps to the value of the one member that counts.</summary>
    private static void Enter(ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        JsonShape.Expect(ref reader, WireShape.OfMember(member.StartsWith("Item"u8) ? "PutRequest" : "DeleteRequest"));
        while (JsonShape.NextProperty(ref reader))
        {
            bool found = reader.ValueTextEquals(member);
            reader.Read();
            if (found)
            {
                return;
            }

            reader.Skip();
        }

        throw DynamoDbError.EmptyAttributeValue();
    }

    private static void Leave(ref Utf8JsonReader reader)
    {
        while (JsonShape.NextProperty(ref reader))
        {
            reader.Read();
            reader.Skip();
        }
    }
}
