using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>
/// Takes out of an answer what two right engines may answer differently: times, random ids, account and Region, the order of
/// sets, and the order in which partitions and batches come.
/// </summary>
internal static partial class NormalForm
{
    private static readonly string[] Sets = ["SS", "NS", "BS"];

    /// <summary>Lists whose order the service leaves open.</summary>
    private static readonly string[] OpenLists = ["AttributeDefinitions", "GlobalSecondaryIndexes", "LocalSecondaryIndexes", "NonKeyAttributes", "Tags", "TableNames"];

    private static readonly string[] Volatile =
    [
        "TableId", "CreationDateTime", "CreationRequestDateTime", "LastIncreaseDateTime", "LastDecreaseDateTime",
        "LastUpdateToPayPerRequestDateTime", "LatestStreamLabel", "StreamLabel", "eventID", "ApproximateCreationDateTime",
        "SequenceNumber", "ShardId", "ShardIterator", "NextShardIterator", "StartingSequenceNumber", "EndingSequenceNumber",
        "ParentShardId",
    ];

    public static JsonNode? Of(string operation, JsonNode? body)
    {
        JsonNode? normal = Normalize("", body);
        if (operation is "CreateTable" or "UpdateTable" or "DeleteTable")
        {
            TakeOutStates(normal?["TableDescription"]);
        }

        if (operation == "Scan" && normal?["Items"] is JsonArray items)
        {
            normal["Items"] = Sorted(items);
        }

        if (operation == "BatchGetItem" && normal?["Responses"] is JsonObject responses)
        {
            foreach (string table in responses.Select(pair => pair.Key).ToArray())
            {
                responses[table] = Sorted(responses[table]!.AsArray());
            }
        }

        return normal;
    }

    /// <summary>How far a change has come when it is answered.</summary>
    private static void TakeOutStates(JsonNode? description)
    {
        if (description is JsonObject table)
        {
            table.Remove("TableStatus");
        }

        foreach (JsonNode? index in description?["GlobalSecondaryIndexes"]?.AsArray() ?? [])
        {
            index!.AsObject().Remove("IndexStatus");
        }
    }

    /// <summary>
    /// Sets of names in a message have no order, a list or map is shown in it as the server's own language does, and where a parser
    /// stumbles depends on the parser.
    /// </summary>
    public static string? OfMessage(string? message)
    {
        if (message is null)
        {
            return null;
        }

        string known = Arn().Replace(NameSet().Replace(message, SortNames), "arn:aws:${service}:REGION:ACCOUNT:");
        known = SyntaxError().Replace(known, "Syntax error");
        return SortViolations(StructureValue().Replace(known, "Value '...' at '"));
    }

    /// <summary>Violations are found in the order of a hash map of the service.</summary>
    private static string SortViolations(string message)
    {
        int start = message.IndexOf(" detected: ", StringComparison.Ordinal);
        return start < 0
            ? message
            : $"{message[..start]} detected: {string.Join("; ", message[(start + 11)..].Split("; ").Order(StringComparer.Ordinal))}";
    }

    private static JsonNode? Normalize(string name, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                return new JsonObject(members.Select(pair => KeyValuePair.Create(pair.Key, Normalize(pair.Key, pair.Value))));
            case JsonArray list:
                var copy = new JsonArray(list.Select(element => Normalize("", element)).ToArray());
                return Sets.Contains(name) || OpenLists.Contains(name) ? Sorted(copy) : copy;
            case JsonValue value when Volatile.Contains(name):
                return JsonValue.Create($"<{value.GetValueKind()}>");
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return JsonValue.Create(Stream().Replace(
                    Arn().Replace(value.GetValue<string>(), "arn:aws:${service}:REGION:ACCOUNT:"), "/stream/LABEL"));
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                return JsonValue.Create(value.GetValue<JsonElement>().GetDouble());
            default:
                return node?.DeepClone();
        }
    }

    private static JsonArray Sorted(JsonArray list)
    {
        return new JsonArray(list.OrderBy(CanonicalText.Of, StringComparer.Ordinal).Select(node => node?.DeepClone()).ToArray());
    }

    private static string SortNames(Match match)
    {
        IEnumerable<string> names = match.Groups["names"].Value.Split(", ").Order(StringComparer.Ordinal);
        return $"enum value set: [{string.Join(", ", names)}]";
    }

    [GeneratedRegex(@"enum value set: \[(?<names>[A-Za-z0-9_, ]+)\]")]
    private static partial Regex NameSet();

    [GeneratedRegex("Syntax error; .*", RegexOptions.Singleline)]
    private static partial Regex SyntaxError();

    [GeneratedRegex(@"Value '[\[{].*?[\]}]' at '")]
    private static partial Regex StructureValue();

    [GeneratedRegex(@"arn:aws:(?<service>\w+):[^:]*:\d{12}:")]
    private static partial Regex Arn();

    [GeneratedRegex(@"/stream/.*$")]
    private static partial Regex Stream();
}
