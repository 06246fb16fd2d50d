using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>The key of a table or an index.</summary>
internal sealed record KeyPair(KeyAttribute Hash, KeyAttribute? Range)
{
    public IEnumerable<KeyAttribute> Attributes => Range is null ? [Hash] : [Hash, Range];

    public JsonArray Schema()
    {
        var schema = new JsonArray(Element(Hash, "HASH"));
        if (Range is not null)
        {
            schema.Add(Element(Range, "RANGE"));
        }

        return schema;
    }

    private static JsonNode Element(KeyAttribute key, string type)
    {
        return new JsonObject { ["AttributeName"] = key.Name, ["KeyType"] = type };
    }
}
