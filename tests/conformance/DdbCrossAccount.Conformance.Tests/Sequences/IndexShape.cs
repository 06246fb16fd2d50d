using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>An index of a table that a random sequence works on.</summary>
internal sealed record IndexShape(string Name, bool IsLocal, KeyPair Key, string Projection)
{
    public static readonly IReadOnlyList<string> Projections = ["ALL", "KEYS_ONLY", "INCLUDE"];

    private static readonly string[] Included = ["d", "e"];

    /// <summary>An attribute that can be asked for in a filter.</summary>
    public bool Holds(string attribute)
    {
        return Projection == "ALL" || Key.Attributes.Any(key => key.Name == attribute)
            || (Projection == "INCLUDE" && Included.Contains(attribute));
    }

    public JsonObject Describe()
    {
        var projection = new JsonObject { ["ProjectionType"] = Projection };
        if (Projection == "INCLUDE")
        {
            projection["NonKeyAttributes"] = new JsonArray(Included.Select(name => (JsonNode)name).ToArray());
        }

        return new JsonObject { ["IndexName"] = Name, ["KeySchema"] = Key.Schema(), ["Projection"] = projection };
    }
}
