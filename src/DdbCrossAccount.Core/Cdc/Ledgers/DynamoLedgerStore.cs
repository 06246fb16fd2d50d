using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>The ledger's rows in a table of DynamoDB.</summary>
/// <param name="client">Repeats calls by itself: all writes here can be repeated.</param>
/// <param name="tableName">The table's name or ARN.</param>
/// <param name="context">Clock and chance of the waits before rows are sent again.</param>
/// <param name="describe">Describes an operation for its error; null leaves the SDK's exceptions as they are.</param>
internal sealed class DynamoLedgerStore(
    IAmazonDynamoDB client, string tableName, EngineContext context, Func<string, AwsCall>? describe = null) : ILedgerStore
{
    // BatchWriteItem's limit.
    private const int MaxRowsOfCall = 25;

    private readonly Jitter _jitter = new(context, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2));

    /// <summary>
    /// The ledger of a session's account; its errors are the engine's own, and say in the sentence <paramref
    /// name="state"/> what was and was not done.
    /// </summary>
    public static DynamoLedgerStore Of(AccountSession session, string tableName, EngineContext context, string state) => new(
        session.DynamoDb,
        tableName,
        context,
        operation => session.Call("dynamodb", operation, $"ledger table '{tableName}'", state));

    public async Task<LedgerReading> ReadAsync(string scope, string entry, CancellationToken token)
    {
        var request = new GetItemRequest { TableName = tableName, Key = Key(scope, entry), ConsistentRead = true };
        GetItemResponse answer = await CallAsync("GetItem", t => client.GetItemAsync(request, t), token)
            .ConfigureAwait(false);
        LedgerRow? row = answer.Item is { Count: > 0 } item ? new LedgerRow(item) : null;
        return new LedgerReading(row, answer.GetServiceTime());
    }

    public async IAsyncEnumerable<LedgerRow> QueryAsync(
        string scope, string from, string to, int? limit, [EnumeratorCancellation] CancellationToken token)
    {
        QueryRequest request = Range(scope, from, to);
        request.Limit = limit;
        do
        {
            QueryResponse page = await CallAsync("Query", t => client.QueryAsync(request, t), token).ConfigureAwait(false);
            foreach (Dictionary<string, AttributeValue> item in page.Items ?? [])
            {
                yield return new LedgerRow(item);
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (limit is null && request.ExclusiveStartKey is { Count: > 0 });
    }

    public Task<bool> TryWriteAsync(LedgerRow row, LedgerCondition condition, CancellationToken token)
    {
        var request = new PutItemRequest { TableName = tableName, Item = row.Attributes };
        if (condition.Attribute is { } attribute)
        {
            request.ConditionExpression = Expression(condition);
            request.ExpressionAttributeNames = new Dictionary<string, string> { ["#a"] = attribute };
            request.ExpressionAttributeValues = Values(condition);
        }

        return TryAsync("PutItem", t => client.PutItemAsync(request, t), token);
    }

    public Task<bool> TryDeleteAsync(string scope, string entry, LedgerCondition condition, CancellationToken token)
    {
        var request = new DeleteItemRequest { TableName = tableName, Key = Key(scope, entry) };
        if (condition.Attribute is { } attribute)
        {
            request.ConditionExpression = Expression(condition);
            request.ExpressionAttributeNames = new Dictionary<string, string> { ["#a"] = attribute };
            request.ExpressionAttributeValues = Values(condition);
        }

        return TryAsync("DeleteItem", t => client.DeleteItemAsync(request, t), token);
    }

    public Task WriteAllAsync(IReadOnlyList<LedgerRow> rows, CancellationToken token) => SendAllAsync(
        rows, row => new WriteRequest { PutRequest = new PutRequest { Item = row.Attributes } }, token);

    public Task DeleteAllAsync(IReadOnlyList<LedgerRow> rows, CancellationToken token) => SendAllAsync(
        rows, row => new WriteRequest { DeleteRequest = new DeleteRequest { Key = Key(row.Scope, row.Entry) } }, token);

    public Task AddAsync(LedgerRow row, CancellationToken token)
    {
        var request = new UpdateItemRequest
        {
            TableName = tableName,
            Key = Key(row.Scope, row.Entry),
            ExpressionAttributeNames = [],
            ExpressionAttributeValues = [],
        };
        List<string> added = [];
        List<string> put = [];
        foreach ((string name, AttributeValue value) in row.Attributes)
        {
            if (name is not (LedgerConstants.ScopeAttribute or LedgerConstants.EntryAttribute))
            {
                string number = (added.Count + put.Count).ToString(System.Globalization.CultureInfo.InvariantCulture);
                request.ExpressionAttributeNames["#" + number] = name;
                request.ExpressionAttributeValues[":" + number] = value;
                bool isAdded = value.N is not null && name != LedgerConstants.ExpiryAttribute;
                (isAdded ? added : put).Add(isAdded ? $"#{number} :{number}" : $"#{number} = :{number}");
            }
        }

        request.UpdateExpression = Clause("ADD", added) + Clause("SET", put);
        return CallAsync("UpdateItem", t => client.UpdateItemAsync(request, t), token);
    }

    private static string Clause(string word, List<string> actions) =>
        actions.Count == 0 ? string.Empty : $"{word} {string.Join(", ", actions)} ";

    private static Dictionary<string, AttributeValue> Key(string scope, string entry) => new(StringComparer.Ordinal)
    {
        [LedgerConstants.ScopeAttribute] = new AttributeValue { S = scope },
        [LedgerConstants.EntryAttribute] = new AttributeValue { S = entry },
    };

    private static string Expression(LedgerCondition condition) =>
        condition.Value is null ? "attribute_not_exists(#a)" : "#a = :a";

    private static Dictionary<string, AttributeValue>? Values(LedgerCondition condition) =>
        condition.Value is { } value ? new Dictionary<string, AttributeValue> { [":a"] = value } : null;

    private QueryRequest Range(string scope, string from, string to) => new()
    {
        TableName = tableName,
        ConsistentRead = true,
        KeyConditionExpression = "#s = :s AND #e BETWEEN :f AND :t",
        ExpressionAttributeNames = new Dictionary<string, string>
        {
            ["#s"] = LedgerConstants.ScopeAttribute,
            ["#e"] = LedgerConstants.EntryAttribute,
        },
        ExpressionAttributeValues = new Dictionary<string, AttributeValue>
        {
            [":s"] = new() { S = scope },
            [":f"] = new() { S = from },
            [":t"] = new() { S = to },
        },
    };

    private async Task SendAllAsync(
        IReadOnlyList<LedgerRow> rows, Func<LedgerRow, WriteRequest> write, CancellationToken token)
    {
        foreach (LedgerRow[] part in rows.Chunk(MaxRowsOfCall))
        {
            List<WriteRequest> left = [.. part.Select(write)];
            for (int attempt = 0; left.Count > 0; attempt++)
            {
                if (attempt > 0)
                {
                    await Task.Delay(_jitter.Next(attempt - 1), context.Clock, token).ConfigureAwait(false);
                }

                var request = new BatchWriteItemRequest
                {
                    RequestItems = new Dictionary<string, List<WriteRequest>> { [tableName] = left },
                };
                BatchWriteItemResponse answer = await CallAsync(
                    "BatchWriteItem", t => client.BatchWriteItemAsync(request, t), token).ConfigureAwait(false);
                left = [.. (answer.UnprocessedItems ?? []).SelectMany(table => table.Value)];
            }
        }
    }

    private async Task<bool> TryAsync<TAnswer>(
        string operation, Func<CancellationToken, Task<TAnswer>> call, CancellationToken token)
    {
        try
        {
            await CallAsync(operation, call, token).ConfigureAwait(false);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private async Task<TAnswer> CallAsync<TAnswer>(
        string operation, Func<CancellationToken, Task<TAnswer>> call, CancellationToken token)
    {
        AwsCall? description = describe?.Invoke(operation);
        try
        {
            return await call(token).ConfigureAwait(false);
        }
        catch (Exception exception) when (
            description is not null
            && exception is not ConditionalCheckFailedException
            && ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, description);
        }
    }
}
