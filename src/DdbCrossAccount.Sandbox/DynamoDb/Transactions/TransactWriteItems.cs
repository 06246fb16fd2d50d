using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Indexes;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>Up to 100 puts, updates, deletes and condition checks on different items, done together or not at all.</summary>
[Operation("DynamoDB_20120810.TransactWriteItems")]
internal sealed class TransactWriteItems(SandboxServices services) : DynamoDbOperation(services)
{
    private const string TokenMember = "ClientRequestToken";
    private const int MaximumTokenLength = 36;

    private readonly TransactionTokens _tokens = new(services.Clock);

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string? token = ReadToken(request);
        string capacity = ConsumedCapacity.Mode(request);
        bool showsCollections = request.Choice("ReturnItemCollectionMetrics", "SIZE", "NONE") == "SIZE";
        List<RequestObject> items = TransactionRequest.ReadActions(request);
        items.ForEach(TransactionAction.CheckMembers);
        request.Check();
        List<TransactionAction> actions = items.ConvertAll(TransactionAction.Read);
        RequireSize(actions);
        List<Table> tables = actions.ConvertAll(action => Access.ForItems(call, action.Permission, action.TableName));
        TransactionRequest.RequireOneAccount(tables);
        List<ItemWrite> writes = TransactionRequest.Check(actions.Count, index => actions[index].ToWrite(tables[index]));
        TransactionRequest.RequireDifferentItems(writes.Select(write => (write.Table, write.Key.ToArray())));
        IReadOnlyList<WrittenItem> written = Commit(call, token, writes, out bool isRepeated);
        Answer(call, actions, writes, written, isRepeated, capacity, showsCollections);
    }

    private static string? ReadToken(RequestObject request)
    {
        string? token = request.Text(TokenMember);
        if (token is { Length: < 1 or > MaximumTokenLength })
        {
            request.Violate(TokenMember, token, token.Length == 0
                ? "Member must have length greater than or equal to 1"
                : $"Member must have length less than or equal to {MaximumTokenLength}");
        }

        return token;
    }

    private static void RequireSize(List<TransactionAction> actions)
    {
        if (actions.Sum(action => action.Size) > TransactionRequest.MaximumSize)
        {
            throw DynamoDbError.TransactionTooLarge();
        }
    }

    private IReadOnlyList<WrittenItem> Commit(JsonCall call, string? token, List<ItemWrite> writes, out bool isRepeated)
    {
        var transaction = new WriteTransaction(writes);
        isRepeated = token is not null && _tokens.Begin(call, token, RequestDigest.Of(call.Body));
        if (token is null)
        {
            return transaction.Commit();
        }

        if (isRepeated)
        {
            return ReadAgain(writes);
        }

        bool isDone = false;
        try
        {
            IReadOnlyList<WrittenItem> written = transaction.Commit();
            isDone = true;
            return written;
        }
        finally
        {
            _tokens.End(call, token, isDone);
        }
    }

    /// <summary>The items as they are now: what a repeated request costs is their reading.</summary>
    private static WrittenItem[] ReadAgain(List<ItemWrite> writes)
    {
        using var locks = new TransactionLocks(writes.Select(write => write.Table));
        return [.. writes.Select(write => write.Table.Items.Find(write.Key)).Select(item => new WrittenItem(item, item))];
    }

    private static void Answer(
        JsonCall call, List<TransactionAction> actions, List<ItemWrite> writes, IReadOnlyList<WrittenItem> written,
        bool isRepeated, string capacity, bool showsCollections)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        BatchRules.WriteConsumed(writer, Consumed(actions, writes, written, isRepeated), capacity);
        if (showsCollections && !isRepeated)
        {
            CollectionMetrics.WriteAll(
                writer, "ItemCollectionMetrics", writes.Select((write, index) => (actions[index].TableName, write.Table, written[index])));
        }

        writer.WriteEndObject();
    }

    private static SortedDictionary<string, ConsumedCapacity>.ValueCollection Consumed(
        List<TransactionAction> actions, List<ItemWrite> writes, IReadOnlyList<WrittenItem> written, bool isRepeated)
    {
        string units = isRepeated ? ConsumedCapacity.TransactionReads : ConsumedCapacity.TransactionWrites;
        var tables = new SortedDictionary<string, ConsumedCapacity>(StringComparer.Ordinal);
        for (int i = 0; i < writes.Count; i++)
        {
            tables.TryAdd(actions[i].TableName, new ConsumedCapacity(actions[i].TableName, units));
            Add(tables[actions[i].TableName], writes[i].Table, written[i], isRepeated);
        }

        return tables.Values;
    }

    private static void Add(ConsumedCapacity consumed, Table table, WrittenItem written, bool isRepeated)
    {
        if (isRepeated)
        {
            consumed.AddTable(CapacityUnits.Read(written.Old.Exists ? written.Old.Size : 0, consistent: true) * TransactionRequest.CapacityFactor);
        }
        else
        {
            WriteCost.Add(consumed, table, written.Old, written.New, TransactionRequest.CapacityFactor);
        }
    }
}
