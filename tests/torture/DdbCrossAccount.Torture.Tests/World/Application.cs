using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Torture.Tests.World;

/// <summary>
/// The application that writes to the source: puts, updates, deletes and items made anew, on few keys, so that each has many
/// versions; those of one key one after the other. Every write has a version of its own.
/// </summary>
internal sealed class Application(IAmazonDynamoDB source, string tableName, Random random)
{
    private const int Keys = 24;

    private const int Lanes = 4;

    private int _version;

    /// <summary>Writes so many times and returns when all were acknowledged.</summary>
    public async Task WriteAsync(int writes)
    {
        List<(int Key, int Kind, int Size, int Version)> plan =
            [.. Enumerable.Range(0, writes).Select(_ => (PickKey(), random.Next(10), random.Next(60) == 0 ? 90_000 : random.Next(300), ++_version))];
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => WriteLaneAsync(plan.Where(write => write.Key % Lanes == lane))));
    }

    /// <summary>Writes one item with further attributes.</summary>
    public Task PutAsync(string id, Dictionary<string, AttributeValue> more)
    {
        var item = new Dictionary<string, AttributeValue>(more) { ["id"] = new(id), ["version"] = Number(++_version) };
        return source.PutItemAsync(tableName, item);
    }

    // A third of the writes go to three hot keys.
    private int PickKey() => random.Next(3) == 0 ? random.Next(3) : random.Next(Keys);

    private async Task WriteLaneAsync(IEnumerable<(int Key, int Kind, int Size, int Version)> writes)
    {
        foreach ((int key, int kind, int size, int version) in writes)
        {
            var id = new Dictionary<string, AttributeValue> { ["id"] = new($"key-{key:D2}") };
            Task write = kind switch
            {
                < 4 => source.PutItemAsync(tableName, Item(id, size, version)),
                < 8 => source.UpdateItemAsync(Update(id, size, version)),
                _ => source.DeleteItemAsync(tableName, id),
            };
            await write;
        }
    }

    private static Dictionary<string, AttributeValue> Item(Dictionary<string, AttributeValue> id, int size, int version) => new(id)
    {
        ["version"] = Number(version),
        ["text"] = new(new string('x', size)),
        ["bytes"] = new() { B = new System.IO.MemoryStream([0, 255, (byte)version]) },
        ["nested"] = new() { M = new() { ["set"] = new() { BS = [new([1]), new([2, (byte)version])] }, ["none"] = new() { NULL = true } } },
    };

    private UpdateItemRequest Update(Dictionary<string, AttributeValue> id, int size, int version) => new()
    {
        TableName = tableName,
        Key = id,
        UpdateExpression = "SET #version = :version, #text = :text ADD #count :one",
        ExpressionAttributeNames = new() { ["#version"] = "version", ["#text"] = "text", ["#count"] = "count" },
        ExpressionAttributeValues = new()
        {
            [":version"] = Number(version),
            [":text"] = new(new string('y', size)),
            [":one"] = Number(1),
        },
    };

    private static AttributeValue Number(int number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };
}
