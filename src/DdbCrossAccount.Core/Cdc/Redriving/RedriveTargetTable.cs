using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Cdc.Redriving;

/// <summary>Reads and writes items of the target by their keys.</summary>
/// <param name="context">Clock and chance.</param>
/// <param name="reader">A client that repeats reads.</param>
/// <param name="writer">A client that repeats nothing.</param>
/// <param name="tableArn">The table.</param>
/// <param name="key">Its key.</param>
internal sealed class RedriveTargetTable(
    EngineContext context, RawDynamoDbClient reader, RawDynamoDbClient writer, string tableArn, KeySchema key)
    : RedriveSourceTable(context, reader, tableArn), IRedriveTarget
{
    public async Task<RedriveWrite> WriteAsync(
        ReadOnlyMemory<byte> itemKey, ReadOnlyMemory<byte> item, ReadOnlyMemory<byte> before, CancellationToken token)
    {
        var request = new RawConditionalWriteRequest
        {
            TableName = TableArn,
            Write = item.IsEmpty ? new RawWrite(RawWriteKind.Delete, itemKey) : new RawWrite(RawWriteKind.Put, item),
            Condition = TargetCondition.Of(key, before),
        };
        try
        {
            return await writer.WriteItemAsync(request, token).ConfigureAwait(false) switch
            {
                RawWriteOutcome.Done => RedriveWrite.Done,
                RawWriteOutcome.ConditionFailed => RedriveWrite.Changed,
                _ => RedriveWrite.Unknown,
            };
        }
        catch (Exception fault) when (fault is TransactionConflictException || ThrottleErrors.IsThrottle(fault))
        {
            return RedriveWrite.Busy;
        }
    }
}
