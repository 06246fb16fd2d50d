using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>
/// A policy in the form in which DynamoDB gives it back: without white space, elements in a fixed order, lists of one as
/// their element, account ids as ARNs of their roots. Two texts of one form are the same policy.
/// </summary>
/// <param name="Document">As it is judged by.</param>
/// <param name="Form">What is compared: a missing Version stays missing.</param>
/// <param name="Shown">What GetResourcePolicy answers: a missing Version is 2008-10-17.</param>
internal sealed record CanonicalPolicy(PolicyDocument Document, string Form, string Shown)
{
    private static readonly string[] PolicyOrder = ["Version", "Id", "Statement"];

    private static readonly string[] StatementOrder =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of a text that was read already.</summary>
    public static CanonicalPolicy Of(PolicyDocument document)
    {
        JsonObject policy = Ordered(JsonNode.Parse(document.Text)!.AsObject(), PolicyOrder);
        IEnumerable<JsonNode> statements = Elements(policy["Statement"]!).Select(statement => Statement(statement!.AsObject()));
        policy["Statement"] = new JsonArray([.. statements]);
        string form = Write(policy);
        if (!policy.ContainsKey("Version"))
        {
            policy.Insert(0, "Version", "2008-10-17");
        }

        return new CanonicalPolicy(document, form, Write(policy));
    }

    private static string Write(JsonObject policy)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, Relaxed))
        {
            policy.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static JsonObject Statement(JsonObject statement)
    {
        JsonObject ordered = Ordered(statement, StatementOrder);
        foreach (string name in ordered.Select(element => element.Key).ToArray())
        {
            JsonNode value = ordered[name]!.DeepClone();
            ordered[name] = name switch
            {
                "Effect" => value.GetValue<string>().Equals("Allow", StringComparison.OrdinalIgnoreCase) ? "Allow" : "Deny",
                "Principal" or "NotPrincipal" => Principal(value),
                "Condition" => Condition(value.AsObject()),
                "Sid" => value,
                _ => Single(value),
            };
        }

        return ordered;
    }

    private static JsonNode Principal(JsonNode principal)
    {
        if (principal is not JsonObject kinds)
        {
            return principal;
        }

        var named = new JsonObject();
        foreach ((string kind, JsonNode? names) in kinds)
        {
            IEnumerable<string> all = Elements(names!).Select(name => name!.GetValue<string>());
            all = kind == "AWS" ? all.Select(name => IsAccountId(name) ? $"arn:aws:iam::{name}:root" : name) : all;
            named[kind] = Single(new JsonArray([.. all.Distinct().Select(name => (JsonNode)name)]));
        }

        return named;
    }

    private static JsonObject Condition(JsonObject condition)
    {
        var blocks = new JsonObject();
        foreach ((string comparison, JsonNode? keys) in condition)
        {
            blocks[comparison] = new JsonObject(
                keys!.AsObject().Select(key => KeyValuePair.Create(key.Key, (JsonNode?)Values(key.Value!))));
        }

        return blocks;
    }

    private static JsonNode Values(JsonNode values)
    {
        return Single(new JsonArray([.. Elements(values).Select(value => (JsonNode)Text(value!))]));
    }

    private static string Text(JsonNode value)
    {
        return value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
    }

    private static JsonNode Single(JsonNode values) => values is JsonArray { Count: 1 } list ? list[0]!.DeepClone() : values;

    private static JsonNode?[] Elements(JsonNode values) => values is JsonArray list ? [.. list] : [values];

    private static JsonObject Ordered(JsonObject element, string[] order)
    {
        return new JsonObject(
            order.Where(element.ContainsKey).Select(name => KeyValuePair.Create(name, element[name]?.DeepClone())));
    }

    private static bool IsAccountId(string name) => name.Length == 12 && name.All(char.IsAsciiDigit);
}
