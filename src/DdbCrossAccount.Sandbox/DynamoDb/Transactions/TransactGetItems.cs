using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>Up to 100 items by key, all as of one moment.</summary>
[Operation("DynamoDB_20120810.TransactGetItems")]
internal sealed class TransactGetItems(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string capacity = ConsumedCapacity.Mode(request);
        List<RequestObject> actions = TransactionRequest.ReadActions(request);
        actions.ForEach(TransactedGet.CheckMembers);
        request.Check();
        List<TransactedGet> gets = actions.ConvertAll(TransactedGet.Read);
        List<Table> tables = gets.ConvertAll(get => Access.ForItems(call, "GetItem", get.TableName));
        TransactionRequest.RequireOneAccount(tables);
        List<byte[]> keys = TransactionRequest.Check(gets.Count, index => gets[index].ReadKey(tables[index]));
        TransactionRequest.RequireDifferentItems(tables.Zip(keys));
        List<StoredItem> items = Fetch(tables, keys);
        Answer(call, gets, items, capacity);
    }

    private static List<StoredItem> Fetch(List<Table> tables, List<byte[]> keys)
    {
        using var locks = new TransactionLocks(tables);
        List<StoredItem> items = [.. tables.Zip(keys, (table, key) => table.Items.Find(key))];
        if (items.Sum(item => item.Exists ? (long)item.Size : 0) > TransactionRequest.MaximumSize)
        {
            throw DynamoDbError.TransactionTooLarge();
        }

        CancellationReason[] reasons = [.. tables.Zip(keys, (table, key) =>
            table.Capacity.ReadRefusal(key) is { } throttle ? ThrottleReason.Of(throttle) : CancellationReason.None)];
        if (reasons.Any(reason => reason != CancellationReason.None))
        {
            throw DynamoDbError.TransactionCanceled(reasons);
        }

        for (int i = 0; i < items.Count; i++)
        {
            tables[i].Capacity.TakeRead(keys[i], UnitsOf(items[i]));
        }

        return items;
    }

    private static double UnitsOf(StoredItem item)
    {
        return CapacityUnits.Read(item.Exists ? item.Size : 0, consistent: true) * TransactionRequest.CapacityFactor;
    }

    private static void Answer(JsonCall call, List<TransactedGet> gets, List<StoredItem> items, string capacity)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        BatchRules.WriteConsumed(writer, Consumed(gets, items), capacity);
        writer.WriteStartArray("Responses");
        for (int i = 0; i < gets.Count; i++)
        {
            writer.WriteStartObject();
            if (items[i].Exists)
            {
                writer.WritePropertyName("Item");
                writer.WriteRawValue(
                    gets[i].Projection is { } projection ? projection.Apply(items[i]) : items[i].Json, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static SortedDictionary<string, ConsumedCapacity>.ValueCollection Consumed(List<TransactedGet> gets, List<StoredItem> items)
    {
        var tables = new SortedDictionary<string, ConsumedCapacity>(StringComparer.Ordinal);
        for (int i = 0; i < gets.Count; i++)
        {
            string name = gets[i].TableName;
            tables.TryAdd(name, new ConsumedCapacity(name, ConsumedCapacity.TransactionReads));
            tables[name].AddTable(UnitsOf(items[i]));
        }

        return tables.Values;
    }
}
