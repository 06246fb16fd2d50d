using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

[Operation("DynamoDBStreams_20120810.DescribeStream")]
internal sealed class DescribeStream : DynamoDbOperation
{
    private const int MaximumPage = 100;

    private readonly StreamAccess _streams;

    public DescribeStream(SandboxServices services)
        : base(services)
    {
        _streams = new StreamAccess(services, Access);
    }

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = StreamRequest.StreamArn(request);
        int limit = (int)(request.IntegerBetween("Limit", 1, MaximumPage) ?? MaximumPage);
        string after = request.Has("ExclusiveStartShardId") ? StreamRequest.ShardId(request, "ExclusiveStartShardId") : "";
        RequestObject? filter = request.Object("ShardFilter");
        filter?.RequiredChoice("Type", "CHILD_SHARDS");
        string? parent = filter is null ? null : StreamRequest.ShardId(filter);
        request.Check();
        (Table table, TableStream stream) = _streams.Open(call, "DescribeStream", arn);
        RequireRate(table, stream);
        List<StreamShard> shards =
        [
            .. StreamReader.For(Services, table, stream).Shards()
                .Where(shard => parent is null || shard.ParentId == parent)
                .Where(shard => string.CompareOrdinal(shard.Id, after) > 0)
                .Take(limit + 1),
        ];
        Answer(call, table, stream, shards, limit);
    }

    private void RequireRate(Table table, TableStream stream)
    {
        lock (table.Gate)
        {
            if (Services.Options.Capacity == CapacityLimits.Enforced && !stream.TryCountDescription(table.Now))
            {
                throw DynamoDbError.RateExceeded();
            }
        }
    }

    private static void Answer(JsonCall call, Table table, TableStream stream, List<StreamShard> shards, int limit)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("StreamDescription");
        JsonTime.Write(writer, "CreationRequestDateTime", stream.CreatedAt);
        TableDescriptionWriter.WriteKeySchema(writer, table.Definition.Keys);
        if (shards.Count > limit)
        {
            writer.WriteString("LastEvaluatedShardId", shards[limit - 1].Id);
        }

        writer.WriteStartArray("Shards");
        foreach (StreamShard shard in shards.Take(limit))
        {
            Write(writer, shard);
        }

        writer.WriteEndArray();
        writer.WriteString("StreamArn", stream.Arn);
        writer.WriteString("StreamLabel", stream.Label);
        writer.WriteString("StreamStatus", stream.Status(table.Now));
        writer.WriteString("StreamViewType", stream.ViewType);
        writer.WriteString("TableName", table.Arn.Name);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, StreamShard shard)
    {
        writer.WriteStartObject();
        if (shard.ParentId is not null)
        {
            writer.WriteString("ParentShardId", shard.ParentId);
        }

        writer.WriteStartObject("SequenceNumberRange");
        writer.WriteString("StartingSequenceNumber", SequenceNumber.Format(shard.StartingSequence));
        if (shard.EndingSequence is { } ending)
        {
            writer.WriteString("EndingSequenceNumber", SequenceNumber.Format(ending));
        }

        writer.WriteEndObject();
        writer.WriteString("ShardId", shard.Id);
        writer.WriteEndObject();
    }
}
