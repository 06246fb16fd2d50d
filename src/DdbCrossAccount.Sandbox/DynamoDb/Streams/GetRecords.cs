using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>
/// Up to 1,000 records or 1 MB of them. The next iterator is missing only when the shard is closed and read to its end.
/// </summary>
[Operation("DynamoDBStreams_20120810.GetRecords")]
internal sealed class GetRecords : DynamoDbOperation
{
    private const int MaximumRecords = 1000;
    private const long MaximumSize = 1024 * 1024;

    private readonly StreamAccess _streams;

    public GetRecords(SandboxServices services)
        : base(services)
    {
        _streams = new StreamAccess(services, Access);
    }

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string text = request.RequiredText("ShardIterator");
        int limit = (int)(request.IntegerBetween("Limit", 1, MaximumRecords) ?? MaximumRecords);
        request.Check();
        ShardIterator iterator = ShardIterator.Decode(text);
        (Table table, TableStream stream) = _streams.Open(call, "GetRecords", iterator.StreamArn);
        if (table.Now > iterator.MadeAt + ShardIterator.Lifetime)
        {
            throw DynamoDbError.ExpiredIterator();
        }

        List<StreamEntry> entries;
        ShardIterator? next;
        lock (table.Gate)
        {
            stream.Trim(table.Now);
            StreamShard shard = stream.FindShard(iterator.ShardId) ?? throw DynamoDbError.NoShard(iterator.ShardId, stream.Arn);
            entries = Read(shard, iterator.Sequence, limit, out long position);
            next = IsAtEnd(shard, position) ? null : iterator with { Sequence = position, MadeAt = table.Now };
        }

        Answer(call, table, stream, entries, next);
    }

    private static List<StreamEntry> Read(StreamShard shard, long sequence, int limit, out long position)
    {
        if (sequence < shard.TrimmedBefore)
        {
            throw DynamoDbError.TrimmedData();
        }

        var entries = new List<StreamEntry>();
        long size = 0;
        position = sequence;
        for (long index = shard.PositionOf(sequence); index < shard.Records.End && entries.Count < limit; index++)
        {
            StreamEntry entry = shard.Records[index];
            size += StreamRecordWriter.SizeOf(entry);
            if (size > MaximumSize && entries.Count > 0)
            {
                break;
            }

            entries.Add(entry);
            position = entry.Sequence + 1;
        }

        return entries;
    }

    private static bool IsAtEnd(StreamShard shard, long sequence)
    {
        return shard.EndingSequence is not null && shard.PositionOf(sequence) == shard.Records.End;
    }

    private static void Answer(
        JsonCall call, Table table, TableStream stream, List<StreamEntry> entries, ShardIterator? next)
    {
        var records = new StreamRecordWriter(table, stream);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        if (next is not null)
        {
            writer.WriteString("NextShardIterator", next.Encode());
        }

        writer.WriteStartArray("Records");
        foreach (StreamEntry entry in entries)
        {
            records.Write(writer, entry);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
