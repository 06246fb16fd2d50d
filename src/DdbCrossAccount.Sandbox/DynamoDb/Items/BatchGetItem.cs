using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>Up to 100 items by key, as many as fit in 16 MB; the keys of the rest come back as unprocessed.</summary>
[Operation("DynamoDB_20120810.BatchGetItem")]
internal sealed class BatchGetItem(SandboxServices services) : DynamoDbOperation(services)
{
    private const int MaximumKeys = 100;
    private const int MaximumAnswerSize = 16 * 1024 * 1024;

    /// <summary>What goes back with keys that were not read, so that it can be sent again as it is.</summary>
    private static readonly string[] RepeatedMembers = ["AttributesToGet", "ProjectionExpression", "ExpressionAttributeNames"];

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string capacity = ConsumedCapacity.Mode(request);
        List<BatchedRead> reads = Read(call, request);
        int count = reads.Sum(read => read.Keys.Count);
        var withheld = new Queue<bool>(call.Withheld?.Invoke(count) ?? new bool[count]);
        Throttle? throttle = null;
        long size = 0;
        foreach (BatchedRead read in reads)
        {
            throttle = Fetch(read, withheld, ref size) ?? throttle;
        }

        BatchRules.RequireSomeProcessed(reads.Sum(read => read.Unprocessed.Count), count, throttle);
        Answer(call, reads, capacity);
    }

    /// <summary>Looks up what fits in the answer, has capacity and no fault withholds; returns the last throttle.</summary>
    private static Throttle? Fetch(BatchedRead read, Queue<bool> withheld, ref long size)
    {
        Throttle? throttle = null;
        lock (read.Table.Gate)
        {
            for (int i = 0; i < read.Keys.Count; i++)
            {
                StoredItem item = read.Table.Items.Find(read.Keys[i]);
                size += item.Exists ? item.Size : 0;
                bool isLeft = withheld.Dequeue() || size > MaximumAnswerSize;
                Throttle? refusal = isLeft ? null : read.Table.Capacity.TryRead(read.Keys[i], UnitsOf(item, read));
                if (isLeft || refusal is not null)
                {
                    read.Unprocessed.Add(read.KeysAsGiven[i]);
                    throttle = refusal ?? throttle;
                }
                else
                {
                    read.Items.Add(item);
                }
            }
        }

        return throttle;
    }

    private static double UnitsOf(StoredItem item, BatchedRead read)
    {
        return CapacityUnits.Read(item.Exists ? item.Size : 0, read.Consistent);
    }

    private static void Answer(JsonCall call, List<BatchedRead> reads, string capacity)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        BatchRules.WriteConsumed(writer, reads.Select(Consumed), capacity);
        writer.WriteStartObject("Responses");
        foreach (BatchedRead read in reads)
        {
            WriteItems(writer, read);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("UnprocessedKeys");
        foreach (BatchedRead read in reads.Where(read => read.Unprocessed.Count > 0))
        {
            WriteUnprocessed(writer, read);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static ConsumedCapacity Consumed(BatchedRead read)
    {
        var consumed = new ConsumedCapacity(read.TableName);
        foreach (StoredItem item in read.Items)
        {
            consumed.AddTable(UnitsOf(item, read));
        }

        return consumed;
    }

    private static void WriteItems(Utf8JsonWriter writer, BatchedRead read)
    {
        writer.WriteStartArray(read.TableName);
        foreach (StoredItem item in read.Items.Where(item => item.Exists))
        {
            writer.WriteRawValue(read.Projection is null ? item.Json : read.Projection.Apply(item), skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    private static void WriteUnprocessed(Utf8JsonWriter writer, BatchedRead read)
    {
        writer.WriteStartObject(read.TableName);
        foreach (string member in RepeatedMembers.Where(read.Request.Has))
        {
            writer.WritePropertyName(member);
            writer.WriteRawValue(read.Request.Raw(member), skipInputValidation: true);
        }

        writer.WriteBoolean("ConsistentRead", read.Consistent);
        writer.WriteStartArray("Keys");
        foreach (byte[] json in read.Unprocessed)
        {
            writer.WriteRawValue(json, skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private List<BatchedRead> Read(JsonCall call, RequestObject request)
    {
        if (request.Map("RequestItems") is not { } tables)
        {
            throw DynamoDbError.Validation(
                "1 validation error detected: Value null at 'requestItems' failed to satisfy constraint: Member must not be null");
        }

        TableNameMember.CheckKeysOf(request, "RequestItems", tables.Select(entry => entry.Name));
        List<BatchedRead> reads = [.. tables.Select(entry => ReadTable(call, entry.Name, entry.Value))];
        if (reads.Count == 0)
        {
            throw BatchRules.NoRequestItems();
        }

        return reads.Sum(read => read.Keys.Count) <= MaximumKeys
            ? reads
            : throw DynamoDbError.Validation("Too many items requested for the BatchGetItem call");
    }

    private BatchedRead ReadTable(JsonCall call, string name, RequestObject request)
    {
        bool consistent = request.Flag("ConsistentRead") ?? false;
        RequestExpressions expressions = RequestExpressions.OfGet(request);
        expressions.CheckMembers();
        if (!request.Has("Keys"))
        {
            request.Missing("Keys");
        }

        request.Check();
        expressions.Open();
        expressions.Read();
        Table table = Access.ForItems(call, "BatchGetItem", name);
        KeyRules.Check(expressions, table);
        List<byte[]> given = KeysOf(name, request);
        List<byte[]> keys = given.ConvertAll(json => ItemCodec.Current.ReadKey(json, table));
        if (keys.Select(Encoding.Latin1.GetString).Distinct(StringComparer.Ordinal).Count() < keys.Count)
        {
            throw BatchRules.DuplicateKeys();
        }

        return new BatchedRead(request, name, table, consistent, expressions.Projection, keys, given);
    }

    /// <summary>The keys of one table as JSON. A wrong count of them is told in another form than most of what breaks a constraint.</summary>
    private static List<byte[]> KeysOf(string table, RequestObject request)
    {
        List<byte[]> keys = [.. request.RawElements("Keys")];
        string? constraint = keys.Count switch
        {
            0 => "Member must have length greater than or equal to 1",
            > MaximumKeys => $"Member must have length less than or equal to {MaximumKeys}",
            _ => null,
        };
        return constraint is null
            ? keys
            : throw DynamoDbError.Validation(
                $"1 validation error detected: Value at 'RequestItems.{table}.member.Keys' failed to satisfy constraint: {constraint}");
    }
}
