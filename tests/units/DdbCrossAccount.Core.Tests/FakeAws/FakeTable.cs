using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Core.Tests.FakeAws;

/// <summary>A table of the stand-in.</summary>
internal sealed class FakeTable(string accountId, string name)
{
    public string Arn => $"arn:aws:dynamodb:eu-west-1:{accountId}:table/{name}";

    public string Name => name;

    public string Id { get; set; } = $"id-of-{name}";

    /// <summary>The id that an export finds, where the table is made anew just before it.</summary>
    public string? IdWhenExported { get; set; }

    public string Status { get; set; } = "ACTIVE";

    /// <summary>When recovery was turned on; null while it is off.</summary>
    public DateTime? RecoveryFrom { get; set; }

    public TimeSpan RecoveryLag { get; set; } = TimeSpan.FromMinutes(5);

    public string? StreamView { get; set; }

    /// <summary>When the stream says ENABLED; ENABLING before.</summary>
    public DateTime StreamEnabledAt { get; set; }

    public int StreamNumber { get; set; }

    /// <summary>Members that DescribeTable has beside the usual ones.</summary>
    public JsonObject More { get; } = [];

    public IReadOnlyList<string> Items { get; set; } = ["{\"Item\":{\"id\":{\"S\":\"a\"}}}", "{\"Item\":{\"id\":{\"S\":\"b\"}}}"];

    public string StreamArn => $"{Arn}/stream/2026-11-20T00:00:00.{StreamNumber:000}";

    public JsonObject Describe()
    {
        JsonObject table = new()
        {
            ["TableName"] = name,
            ["TableArn"] = Arn,
            ["TableId"] = Id,
            ["TableStatus"] = Status,
            ["ItemCount"] = Items.Count,
            ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = "id", ["KeyType"] = "HASH" }),
            ["AttributeDefinitions"] = new JsonArray(new JsonObject { ["AttributeName"] = "id", ["AttributeType"] = "S" }),
            ["BillingModeSummary"] = new JsonObject { ["BillingMode"] = "PAY_PER_REQUEST" },
        };
        if (StreamView is not null)
        {
            table["StreamSpecification"] = new JsonObject { ["StreamEnabled"] = true, ["StreamViewType"] = StreamView };
            table["LatestStreamArn"] = StreamArn;
        }

        foreach (KeyValuePair<string, JsonNode?> member in More.ToArray())
        {
            table[member.Key] = member.Value?.DeepClone();
        }

        return table;
    }
}
