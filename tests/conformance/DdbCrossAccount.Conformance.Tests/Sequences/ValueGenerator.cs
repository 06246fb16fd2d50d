using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>
/// Draws attribute values. There are few of each type, so that keys meet again and conditions hold as often as not.
/// </summary>
internal sealed class ValueGenerator(Random random)
{
    private const int KeysOfAType = 6;
    private const int MostLevels = 2;

    private static readonly string[] Texts = ["a", "ab", "abc", "b", "B", "ä", "€uro", "😀", "x y", "zz"];
    private static readonly string[] Numbers =
        ["0", "-0", "1", "1.0", "-1", "2", "10", "1e2", "0.5", "-2.50", "123456789012345678", "1E-10", "3"];

    private static readonly string[] SetNumbers = ["1", "2", "3", "4.5", "-6"];
    private static readonly string[] Binaries = ["AA==", "AQ==", "AQI=", "AQID", "/w==", "gA=="];
    private static readonly string[] Types = ["S", "N", "B", "SS", "NS", "BS", "BOOL", "NULL", "L", "M"];

    public JsonObject Key(string type)
    {
        string[] from = type switch { "S" => Texts, "N" => Numbers, _ => Binaries };
        return new JsonObject { [type] = from[random.Next(KeysOfAType)] };
    }

    public JsonObject Any(int level = 0)
    {
        return Of(Types[random.Next(level < MostLevels ? Types.Length : Types.Length - 2)], level);
    }

    public JsonObject Of(string type, int level = 0)
    {
        JsonNode value = type switch
        {
            "S" => Draw(Texts),
            "N" => Draw(Numbers),
            "B" => Draw(Binaries),
            "SS" => Some(Texts),
            "NS" => Some(SetNumbers),
            "BS" => Some(Binaries),
            "BOOL" => random.Next(2) == 0,
            "NULL" => true,
            "L" => new JsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => Any(level + 1)).ToArray<JsonNode>()),
            _ => Map(level),
        };
        return new JsonObject { [type] = value };
    }

    private JsonObject Map(int level)
    {
        var map = new JsonObject();
        foreach (string name in new[] { "x", "y", "z" }.Where(_ => random.Next(2) == 0))
        {
            map[name] = Any(level + 1);
        }

        return map;
    }

    private JsonArray Some(string[] from)
    {
        IEnumerable<string> drawn = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Draw(from)).Distinct();
        return new JsonArray(drawn.Select(text => (JsonNode)text).ToArray());
    }

    private string Draw(string[] from) => from[random.Next(from.Length)];
}
