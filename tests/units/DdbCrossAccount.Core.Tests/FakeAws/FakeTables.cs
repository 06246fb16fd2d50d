using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Core.Tests.FakeAws;

/// <summary>The stand-in's DynamoDB and DynamoDB Streams.</summary>
internal sealed class FakeTables
{
    private readonly object _lock = new();
    private readonly Dictionary<string, FakeTable> _tables = [];

    public List<FakeExport> Exports { get; } = [];

    public List<FakeImport> Imports { get; } = [];

    /// <summary>Set by a test to shape exports and imports as they are made.</summary>
    public Action<FakeExport>? OnExport { get; set; }

    public Action<FakeImport>? OnImport { get; set; }

    /// <summary>How long a stream says ENABLING.</summary>
    public TimeSpan StreamDelay { get; set; } = TimeSpan.FromSeconds(3);

    public FakeTable Add(string accountId, string name)
    {
        FakeTable table = new(accountId, name);
        _tables[table.Arn] = table;
        return table;
    }

    public FakeTable Find(string accountId, string name) =>
        TryFind(accountId, name) ?? throw new ArgumentException($"There is no table {name}.", nameof(name));

    public FakeTable? TryFind(string accountId, string name) =>
        _tables.GetValueOrDefault($"arn:aws:dynamodb:eu-west-1:{accountId}:table/{name}");

    public FakeAnswer Answer(string operation, string accountId, JsonObject body, DateTime now, FakeBuckets buckets)
    {
        lock (_lock)
        {
            return operation switch
            {
                "DescribeTable" => WithTable(accountId, body, "ResourceNotFoundException", table =>
                    new JsonObject { ["Table"] = table.Describe() }),
                "DescribeContinuousBackups" => WithTable(accountId, body, "TableNotFoundException", table =>
                    new JsonObject { ["ContinuousBackupsDescription"] = Recovery(table, now) }),
                "UpdateContinuousBackups" => WithTable(accountId, body, "TableNotFoundException", table =>
                {
                    table.RecoveryFrom ??= now;
                    return new JsonObject { ["ContinuousBackupsDescription"] = Recovery(table, now) };
                }),
                "UpdateTable" => TurnOnStream(accountId, body, now),
                "DescribeStream" => DescribeStream(body, now),
                "ExportTableToPointInTime" => Export(body, now, buckets),
                "DescribeExport" => Described(Exports.Find(e => e.Arn == (string)body["ExportArn"]!)?.Describe(now, buckets), "Export"),
                "ListExports" => ListExports(body, now, buckets),
                "ImportTable" => Import(accountId, body, now),
                "DescribeImport" => Described(
                    Imports.Find(i => i.Arn == (string)body["ImportArn"]!)?.Describe(now), "Import", "ImportTableDescription"),
                "ListImports" => ListImports(body, now),
                "ListTables" => FakeAnswer.Json(ListTables(accountId, body)),
                "DescribeTimeToLive" => FakeAnswer.Json(new JsonObject
                {
                    ["TimeToLiveDescription"] = new JsonObject { ["TimeToLiveStatus"] = "ENABLED", ["AttributeName"] = "ttl" },
                }),
                "ListTagsOfResource" => FakeAnswer.Json(ListTags(body)),
                "GetResourcePolicy" => FakeAnswer.Error("PolicyNotFoundException"),
                "ListContributorInsights" => FakeAnswer.Json(new JsonObject()),
                "DescribeKinesisStreamingDestination" => FakeAnswer.Json(new JsonObject()),
                _ => FakeAnswer.Error("UnknownOperationException"),
            };
        }
    }

    private FakeAnswer WithTable(string accountId, JsonObject body, string missing, Func<FakeTable, JsonNode> answer)
    {
        string arn = $"arn:aws:dynamodb:eu-west-1:{accountId}:table/{body["TableName"]}";
        return _tables.TryGetValue(arn, out FakeTable? table) ? FakeAnswer.Json(answer(table)) : FakeAnswer.Error(missing);
    }

    private static JsonObject Recovery(FakeTable table, DateTime now)
    {
        JsonObject recovery = new() { ["PointInTimeRecoveryStatus"] = table.RecoveryFrom is null ? "DISABLED" : "ENABLED" };
        if (table.RecoveryFrom is { } from)
        {
            DateTime latest = now - table.RecoveryLag;
            recovery["EarliestRestorableDateTime"] = Epoch(from);
            recovery["LatestRestorableDateTime"] = Epoch(latest < from ? from : latest);
            recovery["RecoveryPeriodInDays"] = 35;
        }

        return new JsonObject { ["ContinuousBackupsStatus"] = "ENABLED", ["PointInTimeRecoveryDescription"] = recovery };
    }

    private FakeAnswer TurnOnStream(string accountId, JsonObject body, DateTime now)
    {
        FakeTable? known = _tables.GetValueOrDefault($"arn:aws:dynamodb:eu-west-1:{accountId}:table/{body["TableName"]}");
        return known?.StreamView is null
            ? WithTable(accountId, body, "ResourceNotFoundException", table =>
            {
                table.StreamView = (string)body["StreamSpecification"]!["StreamViewType"]!;
                table.StreamNumber++;
                table.StreamEnabledAt = now + StreamDelay;
                return new JsonObject { ["TableDescription"] = table.Describe() };
            })
            : FakeAnswer.Error("ValidationException", "Table already has an enabled stream: TableName: Orders");
    }

    private FakeAnswer DescribeStream(JsonObject body, DateTime now)
    {
        FakeTable? table = _tables.Values.FirstOrDefault(t => t.StreamView is not null && t.StreamArn == (string)body["StreamArn"]!);
        if (table is null)
        {
            return FakeAnswer.Error("ResourceNotFoundException");
        }

        bool isFirstPage = body["ExclusiveStartShardId"] is null;
        JsonObject stream = new()
        {
            ["StreamArn"] = table.StreamArn,
            ["StreamStatus"] = now >= table.StreamEnabledAt ? "ENABLED" : "ENABLING",
            ["StreamViewType"] = table.StreamView,
            ["TableName"] = table.Name,
            ["Shards"] = new JsonArray(Shard(isFirstPage ? 1 : 2)),
            ["LastEvaluatedShardId"] = isFirstPage ? ShardId(1) : null,
        };
        return FakeAnswer.Json(new JsonObject { ["StreamDescription"] = stream });
    }

    private static string ShardId(int number) => $"shardId-0000000000000000000{number}-abcdef";

    private static JsonObject Shard(int number) => new()
    {
        ["ShardId"] = ShardId(number),
        ["ParentShardId"] = number > 1 ? ShardId(number - 1) : null,
        ["SequenceNumberRange"] = new JsonObject
        {
            ["StartingSequenceNumber"] = $"10000000000000000000{number}",
            ["EndingSequenceNumber"] = number == 1 ? "100000000000000000019" : null,
        },
    };

    private FakeAnswer Export(JsonObject body, DateTime now, FakeBuckets buckets)
    {
        FakeTable? table = _tables.GetValueOrDefault((string)body["TableArn"]!);
        if (table is null)
        {
            return FakeAnswer.Error("TableNotFoundException");
        }

        if (table.RecoveryFrom is null)
        {
            return FakeAnswer.Error("PointInTimeRecoveryUnavailableException");
        }

        FakeExport? same = Exports.Find(export => (string?)export.Request["ClientToken"] == (string?)body["ClientToken"]);
        if (same is not null && same.Request.ToJsonString() != body.ToJsonString())
        {
            return FakeAnswer.Error("ExportConflictException");
        }

        if (same is null)
        {
            same = new FakeExport(table, body, Exports.Count + 1, now);
            OnExport?.Invoke(same);
            Exports.Add(same);
        }

        return Described(same.Describe(now, buckets), "Export");
    }

    private FakeAnswer Import(string accountId, JsonObject body, DateTime now)
    {
        string name = (string)body["TableCreationParameters"]!["TableName"]!;
        FakeImport? same = Imports.Find(import => (string?)import.Request["ClientToken"] == (string?)body["ClientToken"]);
        if (same is not null && same.Request.ToJsonString() != body.ToJsonString())
        {
            return FakeAnswer.Error("ImportConflictException");
        }

        if (same is null && _tables.ContainsKey($"arn:aws:dynamodb:eu-west-1:{accountId}:table/{name}"))
        {
            return FakeAnswer.Error("ResourceInUseException");
        }

        if (same is null)
        {
            same = new FakeImport(Add(accountId, name), body, Imports.Count + 1, now);
            OnImport?.Invoke(same);
            Imports.Add(same);
        }

        return Described(same.Describe(now), "Import", "ImportTableDescription");
    }

    private static FakeAnswer Described(JsonNode? description, string kind, string? member = null) => description is null
        ? FakeAnswer.Error($"{kind}NotFoundException")
        : FakeAnswer.Json(new JsonObject { [member ?? $"{kind}Description"] = description });

    // Two on a page, so that paging is walked.
    private FakeAnswer ListExports(JsonObject body, DateTime now, FakeBuckets buckets)
    {
        JsonNode[] all =
        [
            .. Exports
                .Where(export => body["TableArn"] is null || export.TableArn == (string?)body["TableArn"])
                .Select(export => export.Describe(now, buckets))
                .Select(d => new JsonObject { ["ExportArn"] = d["ExportArn"]!.DeepClone(), ["ExportStatus"] = d["ExportStatus"]!.DeepClone() }),
        ];
        return Page(all, body, "ExportSummaries");
    }

    private FakeAnswer ListImports(JsonObject body, DateTime now)
    {
        JsonNode[] all =
        [
            .. Imports
                .Where(import => body["TableArn"] is null || import.TableArn == (string?)body["TableArn"])
                .Select(import => import.Describe(now))
                .Select(d => new JsonObject { ["ImportArn"] = d["ImportArn"]!.DeepClone(), ["ImportStatus"] = d["ImportStatus"]!.DeepClone() }),
        ];
        return Page(all, body, "ImportSummaryList");
    }

    private static FakeAnswer Page(JsonNode[] all, JsonObject body, string member)
    {
        int start = body["NextToken"] is { } token ? int.Parse((string)token!, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return FakeAnswer.Json(new JsonObject
        {
            [member] = new JsonArray([.. all.Skip(start).Take(2)]),
            ["NextToken"] = start + 2 < all.Length ? $"{start + 2}" : null,
        });
    }

    private JsonObject ListTables(string accountId, JsonObject body)
    {
        string after = (string?)body["ExclusiveStartTableName"] ?? string.Empty;
        string[] names =
        [
            .. _tables.Values
                .Where(table => table.Arn.Contains($":{accountId}:", StringComparison.Ordinal))
                .Select(table => table.Name)
                .Order(StringComparer.Ordinal)
                .Where(name => string.CompareOrdinal(name, after) > 0),
        ];
        return new JsonObject
        {
            ["TableNames"] = new JsonArray([.. names.Take(2).Select(name => JsonValue.Create(name))]),
            ["LastEvaluatedTableName"] = names.Length > 2 ? names[1] : null,
        };
    }

    private static JsonObject ListTags(JsonObject body) => body["NextToken"] is null
        ? new JsonObject
        {
            ["Tags"] = new JsonArray(
                new JsonObject { ["Key"] = "aws:cloudformation:stack-name", ["Value"] = "stack" },
                new JsonObject { ["Key"] = "team", ["Value"] = "orders" }),
            ["NextToken"] = "more",
        }
        : new JsonObject { ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "cost", ["Value"] = "7" }) };

    private static double Epoch(DateTime time) => (time - DateTime.UnixEpoch).TotalSeconds;
}
