using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Puts a statement of ours into a resource policy and takes it out again; all that others wrote stays; pure.</summary>
/// <remarks>
/// AWS gives a policy back in a form of its own (a list of one as its element, account ids as ARNs), so statements are
/// compared by what they say.
/// </remarks>
internal static class ResourcePolicyText
{
    private const string Version = "2012-10-17";

    /// <summary>True when the policy holds the grant, word for word of what it allows.</summary>
    public static bool Holds(string? policy, string resourceArn, PolicyGrant grant) =>
        policy is not null && Find(Parse(policy, resourceArn), grant.Sid) is { } statement && IsSame(statement, grant);

    /// <summary>True when the policy has a statement of that name.</summary>
    public static bool Has(string? policy, string resourceArn, string sid) =>
        policy is not null && Find(Parse(policy, resourceArn), sid) is not null;

    /// <summary>The policy with the grant in it, in place of an older one of its name.</summary>
    public static string With(string? policy, PolicyGrant grant)
    {
        JsonObject document = policy is null
            ? new JsonObject { ["Version"] = Version }
            : Parse(policy, grant.ResourceArn);
        JsonArray statements = Others(document, grant.Sid);
        statements.Add((JsonNode)ToStatement(grant));
        document["Statement"] = statements;
        return document.ToJsonString();
    }

    /// <summary>The policy without the statement of that name; null when nothing is left of it.</summary>
    public static string? Without(string policy, string resourceArn, string sid)
    {
        JsonObject document = Parse(policy, resourceArn);
        JsonArray statements = Others(document, sid);
        document["Statement"] = statements;
        return statements.Count == 0 ? null : document.ToJsonString();
    }

    private static JsonObject Parse(string policy, string resourceArn)
    {
        try
        {
            var document = JsonNode.Parse(policy) as JsonObject;
            return document?["Statement"] is JsonObject or JsonArray
                ? document
                : throw ErrorCatalogue.ResourcePolicyUnreadable(resourceArn, new JsonException());
        }
        catch (JsonException exception)
        {
            throw ErrorCatalogue.ResourcePolicyUnreadable(resourceArn, exception);
        }
    }

    private static JsonArray Others(JsonObject document, string sid) =>
        [.. Statements(document).Where(statement => TextOf(statement["Sid"]) != sid).Select(statement => statement.DeepClone())];

    private static JsonObject? Find(JsonObject document, string sid) =>
        Statements(document).FirstOrDefault(statement => TextOf(statement["Sid"]) == sid);

    private static IEnumerable<JsonObject> Statements(JsonObject document) => document["Statement"] switch
    {
        JsonObject one => [one],
        JsonArray list => list.OfType<JsonObject>(),
        _ => [],
    };

    private static JsonObject ToStatement(PolicyGrant grant) => new()
    {
        ["Sid"] = grant.Sid,
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["AWS"] = grant.RoleArn },
        ["Action"] = new JsonArray([.. grant.Actions.Select(action => (JsonNode)action)]),
        ["Resource"] = grant.ResourceArn,
    };

    private static bool IsSame(JsonObject statement, PolicyGrant grant) =>
        TextOf(statement["Effect"]) == "Allow"
        && !statement.ContainsKey("Condition")
        && statement["Principal"] is JsonObject principal
        && Texts(principal["AWS"]).SetEquals([grant.RoleArn])
        && Texts(statement["Action"]).SetEquals(grant.Actions)
        && Texts(statement["Resource"]).SetEquals([grant.ResourceArn]);

    private static HashSet<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(TextOf).OfType<string>()],
        _ when TextOf(node) is { } text => [text],
        _ => [],
    };

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
