using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Filters;

/// <summary>
/// One pattern of a mapping's filters, in EventBridge's language: an object like the record, whose leaves are arrays of what
/// may stand there.
/// </summary>
/// <remarks>Lambda user guide, "Control which events Lambda sends to your function".</remarks>
internal sealed class FilterPattern
{
    private const int LongestText = 4096;
    private const string Or = "$or";

    private readonly Node _root;

    private FilterPattern(string text, Node root)
    {
        Text = text;
        _root = root;
    }

    /// <summary>As it was given.</summary>
    public string Text { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out FilterPattern? pattern)
    {
        pattern = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (text.Length <= LongestText && ReadNode(document.RootElement) is Node root)
            {
                pattern = new FilterPattern(text, root);
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return pattern is not null;
    }

    public bool Matches(JsonElement record) => Matches(_root, record);

    // Null: it cannot be.
    private static Node? ReadNode(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.EnumerateObject().Any())
        {
            return null;
        }

        var node = new Node();
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (!TryRead(node, member))
            {
                return null;
            }
        }

        return node;
    }

    private static bool TryRead(Node node, JsonProperty member)
    {
        if (member.Name == Or && member.Value.ValueKind == JsonValueKind.Array)
        {
            Node?[] choices = [.. member.Value.EnumerateArray().Select(ReadNode)];
            node.Choices.Add([.. choices.OfType<Node>()]);
            return choices.Length > 1 && choices.All(choice => choice is not null);
        }

        if (member.Value.ValueKind == JsonValueKind.Array)
        {
            LeafRule?[] rules = [.. member.Value.EnumerateArray().Select(LeafRule.Read)];
            node.Leaves[member.Name] = [.. rules.OfType<LeafRule>()];
            return rules.Length > 0 && rules.All(rule => rule is not null);
        }

        Node? below = ReadNode(member.Value);
        node.Branches[member.Name] = below!;
        return below is not null;
    }

    private static bool Matches(Node node, JsonElement json)
    {
        return node.Leaves.All(leaf => LeafMatches(leaf.Value, Find(json, leaf.Key)))
            && node.Branches.All(branch => BranchMatches(branch.Value, Find(json, branch.Key)))
            && node.Choices.All(choices => choices.Any(choice => Matches(choice, json)));
    }

    private static bool LeafMatches(LeafRule[] rules, JsonElement? value)
    {
        // An array has all its elements as values; an object is no leaf.
        JsonElement[] values = value switch
        {
            null or { ValueKind: JsonValueKind.Object } => [],
            { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Where(IsLeaf)],
            { } one => [one],
        };
        return rules.Any(rule => rule.Matches(values));
    }

    // Within an array of objects it is enough that one matches. Where nothing is, only "exists": false can match.
    private static bool BranchMatches(Node node, JsonElement? value)
    {
        return value is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Any(element => Matches(node, element))
            : Matches(node, value ?? default);
    }

    private static bool IsLeaf(JsonElement json) => json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static JsonElement? Find(JsonElement json, string name)
    {
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement found) ? found : null;
    }

    /// <summary>All that it holds must match.</summary>
    private sealed class Node
    {
        public Dictionary<string, LeafRule[]> Leaves { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Node> Branches { get; } = new(StringComparer.Ordinal);

        /// <summary>Of each list at least one.</summary>
        public List<Node[]> Choices { get; } = [];
    }
}
