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
    private readonly StreamAccess _streams;

    public GetRecords(SandboxServices services)
        : base(services)
    {
        _streams = new StreamAccess(services, Access);
    }

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string text = StreamRequest.ShardIterator(request);
        int limit = (int)(request.IntegerBetween("Limit", 1, StreamReader.MaximumRecords) ?? StreamReader.MaximumRecords);
        request.Check();
        ShardIterator iterator = ShardIterator.Decode(text);
        (Table table, TableStream stream) = _streams.Open(call, "GetRecords", iterator.StreamArn);
        Services.TableKeys.DemandUse(call.Caller, table);
        if (table.Now - iterator.MadeAt > ShardIterator.Lifetime)
        {
            throw DynamoDbError.ExpiredIterator();
        }

        StreamPage page = StreamReader.For(Services, table, stream).Read(iterator.ShardId, iterator.Sequence, limit);
        ShardIterator? next = page.NextSequence is { } position ? iterator with { Sequence = position, MadeAt = table.Now } : null;
        Answer(call, table, stream, page.Entries, next);
    }

    private static void Answer(
        JsonCall call, Table table, TableStream stream, IReadOnlyList<StreamEntry> entries, ShardIterator? next)
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
