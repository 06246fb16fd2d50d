using System;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>
/// Finds the stream of an ARN after the caller's permission was checked. A stream of another account needs a policy of
/// its own; that of its table does not count.
/// </summary>
internal sealed class StreamAccess(SandboxServices services, TableAccess access)
{
    public (Table Table, TableStream Stream) Open(JsonCall call, string operation, string streamArn)
    {
        if (!TableArn.TryParse(streamArn, out TableArn arn) || !streamArn.Contains("/stream/", StringComparison.Ordinal))
        {
            throw DynamoDbError.Validation($"Invalid StreamArn: {streamArn}");
        }

        Table? table = arn.Region == call.Region ? services.DynamoDb.FindWithStreams(arn, streamArn) : null;
        TableStream? stream = table is null ? null : Find(table, streamArn);
        access.Demand(call, operation, streamArn, arn.AccountId, stream?.PolicyHolder);
        return table is null || stream is null ? throw DynamoDbError.NoStream(streamArn) : (table, stream);
    }

    private static TableStream? Find(Table table, string streamArn)
    {
        lock (table.Gate)
        {
            return table.Streams.FirstOrDefault(stream => stream.Arn == streamArn && !stream.IsGone(table.Now));
        }
    }
}
