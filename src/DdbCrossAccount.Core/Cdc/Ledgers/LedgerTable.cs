using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>The ledger's table: made, told from other tables, deleted.</summary>
/// <remarks>
/// Its exceptions are the SDK's. Making it can be repeated after it was broken off anywhere: what is there already is
/// left as it is. A row in it says that it is a ledger;
/// a table without that row is only completed when <see cref="CreateAsync"/> is asked to, so ask <see
/// cref="ReadStateAsync"/> first.
/// </remarks>
internal sealed class LedgerTable(IAmazonDynamoDB client, EngineContext context, string tableName)
{
    private static readonly TimeSpan PollPause = TimeSpan.FromSeconds(1);
    private readonly DynamoLedgerStore _store = new(client, tableName, context);

    /// <summary>Tells what stands under the name.</summary>
    public async Task<LedgerTableState> ReadStateAsync(CancellationToken token)
    {
        if (await DescribeAsync(token).ConfigureAwait(false) is not { } table)
        {
            return LedgerTableState.Missing;
        }

        if (!HasOurKey(table))
        {
            return LedgerTableState.OtherTable;
        }

        return table.TableStatus == TableStatus.ACTIVE || table.TableStatus == TableStatus.UPDATING
            ? await ReadMarkAsync(token).ConfigureAwait(false)
            : LedgerTableState.NotReady;
    }

    /// <summary>
    /// Makes the table, on demand, and returns its ARN when it can be used; completes one that was broken off.
    /// </summary>
    public async Task<string> CreateAsync(CancellationToken token)
    {
        if (await DescribeAsync(token).ConfigureAwait(false) is null)
        {
            await CreateTableAsync(token).ConfigureAwait(false);
        }

        TableDescription table = await WaitUntilActiveAsync(token).ConfigureAwait(false);
        await EnableExpiryAsync(token).ConfigureAwait(false);
        LedgerRow mark = new LedgerRow(LedgerConstants.LedgerScope, LedgerConstants.FormatEntry)
            .Set("Format", LedgerConstants.FormatVersion);
        await _store.TryWriteAsync(mark, LedgerCondition.NoRow, token).ConfigureAwait(false);
        return table.TableArn;
    }

    /// <summary>Deletes the table with all that it holds, and returns when it is gone.</summary>
    public async Task DeleteAsync(CancellationToken token)
    {
        try
        {
            await client.DeleteTableAsync(new DeleteTableRequest { TableName = tableName }, token).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return;
        }

        while (await DescribeAsync(token).ConfigureAwait(false) is not null)
        {
            await Task.Delay(PollPause, context.Clock, token).ConfigureAwait(false);
        }
    }

    private async Task<TableDescription?> DescribeAsync(CancellationToken token)
    {
        try
        {
            DescribeTableResponse answer = await client
                .DescribeTableAsync(new DescribeTableRequest { TableName = tableName }, token).ConfigureAwait(false);
            return answer.Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private static bool HasOurKey(TableDescription table) =>
        table.KeySchema is [{ } partition, { } sort]
        && partition.AttributeName == LedgerConstants.ScopeAttribute && partition.KeyType == KeyType.HASH
        && sort.AttributeName == LedgerConstants.EntryAttribute && sort.KeyType == KeyType.RANGE
        && table.AttributeDefinitions.TrueForAll(attribute => attribute.AttributeType == ScalarAttributeType.S);

    private async Task<LedgerTableState> ReadMarkAsync(CancellationToken token)
    {
        LedgerReading mark = await _store
            .ReadAsync(LedgerConstants.LedgerScope, LedgerConstants.FormatEntry, token).ConfigureAwait(false);
        return mark.Row is null ? LedgerTableState.Unmarked
            : mark.Row.NumberOrNull("Format") == LedgerConstants.FormatVersion ? LedgerTableState.Ledger
            : LedgerTableState.OtherFormat;
    }

    private async Task CreateTableAsync(CancellationToken token)
    {
        try
        {
            await client.CreateTableAsync(Definition(), token).ConfigureAwait(false);
        }
        catch (ResourceInUseException)
        {
            // Somebody else, or an attempt of ours whose answer was lost, has just made it.
        }
    }

    private CreateTableRequest Definition() => new()
    {
        TableName = tableName,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        KeySchema =
        [
            new KeySchemaElement(LedgerConstants.ScopeAttribute, KeyType.HASH),
            new KeySchemaElement(LedgerConstants.EntryAttribute, KeyType.RANGE),
        ],
        AttributeDefinitions =
        [
            new AttributeDefinition(LedgerConstants.ScopeAttribute, ScalarAttributeType.S),
            new AttributeDefinition(LedgerConstants.EntryAttribute, ScalarAttributeType.S),
        ],
        Tags = [new Tag { Key = LedgerConstants.TagKey, Value = LedgerConstants.TagValue }],
    };

    private async Task<TableDescription> WaitUntilActiveAsync(CancellationToken token)
    {
        while (true)
        {
            // DescribeTable is eventually consistent: a table that was just made may not be known yet.
            if (await DescribeAsync(token).ConfigureAwait(false) is { } table && table.TableStatus == TableStatus.ACTIVE)
            {
                return table;
            }

            await Task.Delay(PollPause, context.Clock, token).ConfigureAwait(false);
        }
    }

    private async Task EnableExpiryAsync(CancellationToken token)
    {
        DescribeTimeToLiveResponse answer = await client
            .DescribeTimeToLiveAsync(new DescribeTimeToLiveRequest { TableName = tableName }, token).ConfigureAwait(false);
        TimeToLiveStatus? status = answer.TimeToLiveDescription?.TimeToLiveStatus;
        if (status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING)
        {
            return;
        }

        var request = new UpdateTimeToLiveRequest
        {
            TableName = tableName,
            TimeToLiveSpecification = new TimeToLiveSpecification
            {
                AttributeName = LedgerConstants.ExpiryAttribute,
                Enabled = true,
            },
        };
        await client.UpdateTimeToLiveAsync(request, token).ConfigureAwait(false);
    }
}
