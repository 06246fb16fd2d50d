using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>Keys and indexes of a table that a random sequence works on.</summary>
internal sealed record TableShape(KeyPair Key, IReadOnlyList<IndexShape> Indexes)
{
    private static readonly string[] Types = ["S", "N", "B"];

    /// <summary>All key attributes of the table and its indexes with their types.</summary>
    public IReadOnlyDictionary<string, string> KeyTypes { get; } = Indexes.Select(index => index.Key).Prepend(Key)
        .SelectMany(key => key.Attributes).DistinctBy(key => key.Name).ToDictionary(key => key.Name, key => key.Type);

    public static TableShape Draw(Random random)
    {
        KeyAttribute hash = Attribute(random, "hash");
        KeyAttribute? range = random.Next(3) > 0 ? Attribute(random, "range") : null;
        var indexes = new List<IndexShape>();
        if (range is not null && random.Next(2) == 0)
        {
            indexes.Add(new IndexShape("local", true, new KeyPair(hash, Attribute(random, "a")), Projection(random)));
        }

        if (random.Next(2) == 0)
        {
            KeyAttribute? sort = random.Next(2) == 0 ? Attribute(random, "c") : null;
            indexes.Add(new IndexShape("global", false, new KeyPair(Attribute(random, "b"), sort), Projection(random)));
        }

        return new TableShape(new KeyPair(hash, range), indexes);
    }

    public JsonObject CreateTable()
    {
        var request = new JsonObject
        {
            ["TableName"] = "$table",
            ["BillingMode"] = "PAY_PER_REQUEST",
            ["AttributeDefinitions"] = new JsonArray(KeyTypes.Select(
                pair => new JsonObject { ["AttributeName"] = pair.Key, ["AttributeType"] = pair.Value }).ToArray<JsonNode>()),
            ["KeySchema"] = Key.Schema(),
        };
        AddIndexes(request, "LocalSecondaryIndexes", Indexes.Where(index => index.IsLocal));
        AddIndexes(request, "GlobalSecondaryIndexes", Indexes.Where(index => !index.IsLocal));
        return request;
    }

    private static void AddIndexes(JsonObject request, string name, IEnumerable<IndexShape> indexes)
    {
        JsonNode[] described = indexes.Select(index => index.Describe()).ToArray<JsonNode>();
        if (described.Length > 0)
        {
            request[name] = new JsonArray(described);
        }
    }

    private static KeyAttribute Attribute(Random random, string name) => new(name, Types[random.Next(Types.Length)]);

    private static string Projection(Random random) => IndexShape.Projections[random.Next(IndexShape.Projections.Count)];
}
