using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DdbCrossAccount.Conformance.Tests.Cases;

/// <summary>
/// Reads cases. In a body <c>{{a*1000}}</c> becomes a thousand times a, and in a list <c>{"$repeat": 25, "of": …}</c> becomes 25
/// elements in which <c>$i</c> counts from 1.
/// </summary>
internal static partial class CaseFile
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static JsonObject Tables { get; } = ReadJson(Path.Combine(Folder, "Tables.json")).AsObject();

    public static JsonNode ReadJson(string path) => Parse(File.ReadAllText(path));

    /// <summary>The cases of one file; its name is their area.</summary>
    public static IReadOnlyList<Case> Read(string path)
    {
        string area = Path.GetFileNameWithoutExtension(path);
        return ReadJson(path).AsArray().Select(node => ReadCase(area, node!.AsObject())).ToArray();
    }

    private static JsonNode Parse(string text) => JsonNode.Parse(text, null, Options)!;

    private static Case ReadCase(string area, JsonObject node)
    {
        JsonArray steps = Repeated(node["steps"]!).AsArray();
        return new Case(
            area, node["name"]!.GetValue<string>(), node["table"]?.GetValue<string>(),
            steps.Select(step => ReadStep(step!.AsArray())).ToArray());
    }

    private static CaseStep ReadStep(JsonArray step)
    {
        JsonNode? options = step.Count > 2 ? step[2] : null;
        string body = step[1] is JsonValue text ? text.GetValue<string>() : step[1]!.ToJsonString();
        return new CaseStep(
            step[0]!.GetValue<string>(), Long().Replace(body, Lengthen), options?["pages"]?.GetValue<bool>() ?? false,
            options?["segments"]?.GetValue<int>() ?? 0, options?["documented"], options?["save"]?.AsObject());
    }

    /// <summary>A copy in which lists have their repeated elements.</summary>
    private static JsonNode Repeated(JsonNode node)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.SelectMany(Elements)]);
            case JsonObject members:
                var copy = new JsonObject();
                foreach ((string name, JsonNode? value) in members)
                {
                    copy[name] = value is null ? null : Repeated(value);
                }

                return copy;
            default:
                return node.DeepClone();
        }
    }

    private static IEnumerable<JsonNode?> Elements(JsonNode? element)
    {
        if (element is not JsonObject { Count: 2 } members || members["$repeat"] is not JsonNode times)
        {
            return [element is null ? null : Repeated(element)];
        }

        string repeated = Repeated(members["of"]!).ToJsonString();
        return Enumerable.Range(1, times.GetValue<int>())
            .Select(i => Parse(repeated.Replace("$i", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
    }

    private static string Lengthen(Match match)
    {
        int times = int.Parse(match.Groups["times"].Value, CultureInfo.InvariantCulture);
        return string.Concat(Enumerable.Repeat(match.Groups["text"].Value, times));
    }

    [GeneratedRegex(@"\{\{(?<text>[^{}*]+)\*(?<times>\d+)\}\}")]
    private static partial Regex Long();
}
