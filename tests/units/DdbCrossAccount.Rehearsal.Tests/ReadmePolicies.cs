using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DdbCrossAccount.Rehearsal.Tests;

/// <summary>The policies that the README prints, in its order.</summary>
internal sealed partial class ReadmePolicies
{
    private readonly JsonObject[] _policies =
        [.. JsonBlock().Matches(Repository.Text("README.md")).Select(match => JsonNode.Parse(match.Groups["json"].Value)!.AsObject())];

    public int Count => _policies.Length;

    /// <summary>A sandbox's setup: the README's two roles with their policies, and its bucket.</summary>
    /// <param name="withoutSid">A statement to leave out; null for none.</param>
    public string Setup(string? withoutSid) => new JsonObject
    {
        ["roles"] = new JsonArray(
            Role("111111111111", "MoveReader", Without(0, withoutSid), Without(1, withoutSid), Without(2, withoutSid)),
            Role("222222222222", "MoveLoader", Without(4, withoutSid))),
        ["buckets"] = new JsonArray(
            new JsonObject { ["accountId"] = "222222222222", ["name"] = "moves", ["policy"] = Without(3, withoutSid) }),
    }.ToJsonString();

    /// <summary>A sandbox's setup for change data capture: two operators, the function's role and the writer role.</summary>
    /// <param name="withoutSid">A statement to leave out; null for none.</param>
    public string CdcSetup(string? withoutSid) => new JsonObject
    {
        ["roles"] = new JsonArray(
            Role(
                "111111111111", "MoveReader",
                Without(0, withoutSid), Without(1, withoutSid), Without(5, withoutSid), Without(6, withoutSid)),
            Role("222222222222", "MoveLoader", Without(8, withoutSid)),
            TrustedRole("111111111111", "DdbCdcFunction", """{"Service":"lambda.amazonaws.com"}""", Without(7, withoutSid)),
            TrustedRole(
                "222222222222", "DdbCdcWriter", """{"AWS":"arn:aws:iam::111111111111:role/DdbCdcFunction"}""",
                Without(9, withoutSid))),
    }.ToJsonString();

    private static JsonObject Role(string accountId, string name, params JsonNode[] policies) =>
        TrustedRole(accountId, name, $$"""{"AWS":"arn:aws:iam::{{accountId}}:root"}""", policies);

    private static JsonObject TrustedRole(string accountId, string name, string principal, params JsonNode[] policies) => new()
    {
        ["accountId"] = accountId,
        ["roleName"] = name,
        ["trustPolicy"] = JsonNode.Parse($$"""
            {
              "Version": "2012-10-17",
              "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {{principal}} }]
            }
            """),
        ["policies"] = new JsonArray(policies),
    };

    private JsonNode Without(int index, string? sid)
    {
        JsonNode policy = _policies[index].DeepClone();
        JsonArray statements = policy["Statement"]!.AsArray();
        JsonNode? left = statements.FirstOrDefault(statement => statement!["Sid"]!.GetValue<string>() == sid);
        statements.Remove(left);
        return policy;
    }

    [GeneratedRegex(@"```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
