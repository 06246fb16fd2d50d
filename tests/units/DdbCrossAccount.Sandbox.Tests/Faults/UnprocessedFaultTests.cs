using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

/// <summary>What the official clients see of batches that are done in part.</summary>
public sealed class UnprocessedFaultTests(FaultedSandbox sandbox) : IClassFixture<FaultedSandbox>, IAsyncLifetime
{
    private const string Table = FaultedSandbox.Table;

    public Task InitializeAsync() => sandbox.SetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Unprocessed_OfABatchOfWrites_ComesBackAsItWasGiven()
    {
        await sandbox.SetAsync(new { effect = "unprocessed", entryShare = 0.3, operation = "BatchWriteItem", count = 1 });
        List<WriteRequest> writes = [.. Enumerable.Range(0, 20).Select(i => new WriteRequest(new PutRequest(Item($"batch-{i}"))))];

        BatchWriteItemResponse answer = await sandbox.DynamoDb.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>> { [Table] = writes });

        string[] left = [.. answer.UnprocessedItems[Table].Select(write => write.PutRequest.Item["id"].S)];
        Assert.InRange(left.Length, 1, 15);
        foreach (WriteRequest write in writes)
        {
            string id = write.PutRequest.Item["id"].S;
            Assert.Equal(left.Contains(id) ? null : "1", await sandbox.ReadAsync(id));
        }
    }

    [Fact]
    public async Task Unprocessed_OfABatchOfReads_ComesBackAsItWasGiven()
    {
        string[] ids = [.. Enumerable.Range(0, 20).Select(i => $"read-{i}")];
        await Task.WhenAll(ids.Select(id => sandbox.PutAsync(id)));
        await sandbox.SetAsync(new { effect = "unprocessed", entryShare = 0.3, operation = "BatchGetItem", count = 1 });
        List<Dictionary<string, AttributeValue>> keys = [.. ids.Select(id => new Dictionary<string, AttributeValue> { ["id"] = new(id) })];

        BatchGetItemResponse answer = await sandbox.DynamoDb.BatchGetItemAsync(
            new Dictionary<string, KeysAndAttributes> { [Table] = new KeysAndAttributes { Keys = keys } });

        string[] left = [.. answer.UnprocessedKeys[Table].Keys.Select(key => key["id"].S)];
        Assert.InRange(left.Length, 1, 15);
        Assert.Equal(ids.Except(left).Order(), answer.Responses[Table].Select(item => item["id"].S).Order());
    }

    [Fact]
    public async Task Unprocessed_AllOfThem_IsAThrottle()
    {
        await sandbox.SetAsync(new { effect = "unprocessed", entryShare = 1, operation = "BatchWriteItem", count = 1 });
        var writes = new Dictionary<string, List<WriteRequest>> { [Table] = [new WriteRequest(new PutRequest(Item("all")))] };

        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => sandbox.DynamoDb.BatchWriteItemAsync(writes));

        Assert.Null(await sandbox.ReadAsync("all"));
    }

    private static Dictionary<string, AttributeValue> Item(string id) => new() { ["id"] = new(id), ["v"] = new("1") };
}
