using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>The streams of the caller's own account, open and disabled ones, by ARN.</summary>
[Operation("DynamoDBStreams_20120810.ListStreams")]
internal sealed class ListStreams(SandboxServices services) : DynamoDbOperation(services)
{
    private const int MaximumPage = 100;

    /// <summary>The published limit of ListStreams.</summary>
    private const double CallsPerSecond = 5;

    private readonly ConcurrentDictionary<(string AccountId, string Region), TokenBucket> _calls = new();

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string? tableName = request.Text("TableName");
        string after = request.Has("ExclusiveStartStreamArn") ? StreamRequest.StreamArn(request, "ExclusiveStartStreamArn") : "";
        int limit = (int)(request.IntegerBetween("Limit", 1, MaximumPage) ?? MaximumPage);
        request.Check();
        string account = call.Caller.AccountId;
        Access.Demand(call, "ListStreams", $"arn:aws:dynamodb:{call.Region}:{account}:table/{tableName ?? "*"}/stream/*", account, policy: null);
        RequireRate(account, call.Region);
        List<(Table Table, TableStream Stream)> streams =
        [
            .. Services.DynamoDb.Catalog(account, call.Region).AllWithStreams()
                .Where(table => tableName is null || table.Arn.Name == tableName)
                .SelectMany(Streams)
                .Where(pair => string.CompareOrdinal(pair.Stream.Arn, after) > 0)
                .OrderBy(pair => pair.Stream.Arn, System.StringComparer.Ordinal)
                .Take(limit + 1),
        ];
        Answer(call, streams, limit);
    }

    private void RequireRate(string account, string region)
    {
        if (Services.Options.Capacity != CapacityLimits.Enforced)
        {
            return;
        }

        long now = Services.Clock.GetUtcNow().UtcTicks;
        TokenBucket bucket = _calls.GetOrAdd((account, region), _ => new TokenBucket(CallsPerSecond, 1, now));
        lock (bucket)
        {
            if (!bucket.TryTakeOne(now))
            {
                throw DynamoDbError.RateExceeded();
            }
        }
    }

    private static IEnumerable<(Table Table, TableStream Stream)> Streams(Table table)
    {
        lock (table.Gate)
        {
            return [.. table.Streams.Where(stream => !stream.IsGone(table.Now)).Select(stream => (table, stream))];
        }
    }

    private static void Answer(JsonCall call, List<(Table Table, TableStream Stream)> streams, int limit)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        if (streams.Count > limit)
        {
            writer.WriteString("LastEvaluatedStreamArn", streams[limit - 1].Stream.Arn);
        }

        writer.WriteStartArray("Streams");
        foreach ((Table table, TableStream stream) in streams.Take(limit))
        {
            writer.WriteStartObject();
            writer.WriteString("StreamArn", stream.Arn);
            writer.WriteString("StreamLabel", stream.Label);
            writer.WriteString("TableName", table.Arn.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
