using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Expressions;

/// <summary>Expressions and transactions as the official client sends them, and its exceptions of what comes back.</summary>
[Collection(SandboxCollection.Name)]
public sealed class OfficialClientExpressionTests(SandboxProcess sandbox) : IAsyncLifetime
{
    private readonly string _table = $"Expressions-{Guid.NewGuid():N}";
    private readonly IAmazonDynamoDB _client = sandbox.DynamoDb(sandbox.Source.Credentials);

    public async Task InitializeAsync()
    {
        await _client.CreateTableAsync(new CreateTableRequest
        {
            TableName = _table,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        while ((await _client.DescribeTableAsync(_table)).Table.TableStatus != TableStatus.ACTIVE)
        {
            await Task.Yield();
        }
    }

    public Task DisposeAsync()
    {
        _client.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task UpdateItem_ConditionMetAndNot_ReturnsWhatTheClientExpects()
    {
        await _client.PutItemAsync(_table, Item("a", 1));
        UpdateItemRequest request = Increment("a", expected: 1);
        request.ReturnValues = ReturnValue.UPDATED_NEW;
        request.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;

        UpdateItemResponse updated = await _client.UpdateItemAsync(request);
        ConditionalCheckFailedException failed =
            await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _client.UpdateItemAsync(request));

        Assert.Equal("2", Assert.Single(updated.Attributes).Value.N);
        Assert.Equal("2", failed.Item["n"].N);
        Assert.Equal("The conditional request failed", failed.Message);
    }

    [Fact]
    public async Task Transaction_Cancelled_TellsEachReason()
    {
        await _client.PutItemAsync(_table, Item("b", 1));

        TransactionCanceledException cancelled = await Assert.ThrowsAsync<TransactionCanceledException>(() => TransactAsync("b", expected: 7));
        await TransactAsync("b", expected: 1);
        TransactGetItemsResponse read = await _client.TransactGetItemsAsync(new TransactGetItemsRequest
        {
            TransactItems = [.. new[] { "b", "b-log" }.Select(id => new TransactGetItem { Get = new Get { TableName = _table, Key = Key(id) } })],
        });

        Assert.Equal(["None", "ConditionalCheckFailed"], cancelled.CancellationReasons.Select(reason => reason.Code));
        Assert.Contains("[None, ConditionalCheckFailed]", cancelled.Message, StringComparison.Ordinal);
        Assert.Equal(["2", "0"], read.Responses.Select(response => response.Item["n"].N));
    }

    private Task<TransactWriteItemsResponse> TransactAsync(string id, int expected)
    {
        UpdateItemRequest update = Increment(id, expected);
        return _client.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            ClientRequestToken = Guid.NewGuid().ToString(),
            TransactItems =
            [
                new TransactWriteItem { Put = new Put { TableName = _table, Item = Item($"{id}-log", 0) } },
                new TransactWriteItem
                {
                    Update = new Update
                    {
                        TableName = _table,
                        Key = update.Key,
                        UpdateExpression = update.UpdateExpression,
                        ConditionExpression = update.ConditionExpression,
                        ExpressionAttributeNames = update.ExpressionAttributeNames,
                        ExpressionAttributeValues = update.ExpressionAttributeValues,
                    },
                },
            ],
        });
    }

    private UpdateItemRequest Increment(string id, int expected)
    {
        return new UpdateItemRequest
        {
            TableName = _table,
            Key = Key(id),
            UpdateExpression = "SET #n = #n + :one",
            ConditionExpression = "#n = :expected",
            ExpressionAttributeNames = new Dictionary<string, string> { ["#n"] = "n" },
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>
            {
                [":one"] = new AttributeValue { N = "1" },
                [":expected"] = new AttributeValue { N = $"{expected}" },
            },
        };
    }

    private static Dictionary<string, AttributeValue> Key(string id)
    {
        return new Dictionary<string, AttributeValue> { ["id"] = new AttributeValue(id) };
    }

    private static Dictionary<string, AttributeValue> Item(string id, int n)
    {
        return new Dictionary<string, AttributeValue> { ["id"] = new AttributeValue(id), ["n"] = new AttributeValue { N = $"{n}" } };
    }
}
