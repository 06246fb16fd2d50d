using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Cdc.Redriving;

/// <summary>Reads items of a table by their keys, patiently where there is no throughput.</summary>
internal class RedriveSourceTable(EngineContext context, RawDynamoDbClient client, string tableArn) : IRedriveTable
{
    // With full jitter up to 10 seconds they make about a minute.
    private const int MaxThrottles = 15;
    private readonly Jitter _jitter = new(context, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10));

    protected string TableArn => tableArn;

    public async Task<ReadOnlyMemory<byte>> ReadAsync(ReadOnlyMemory<byte> key, CancellationToken token)
    {
        var request = new RawGetItemRequest { TableName = tableArn, Key = key };
        for (int throttles = 0; ; throttles++)
        {
            try
            {
                return (await client.GetItemAsync(request, token).ConfigureAwait(false)).Item;
            }
            catch (Exception fault) when (ThrottleErrors.IsThrottle(fault) && throttles < MaxThrottles)
            {
                await Task.Delay(_jitter.Next(throttles), context.Clock, token).ConfigureAwait(false);
            }
        }
    }
}
