using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>The target in DynamoDB.</summary>
/// <param name="client">A client that repeats nothing: <see cref="RawDynamoDbClient.WithoutRepeats"/>.</param>
internal sealed class RawTargetTable(RawDynamoDbClient client) : ITargetTable
{
    public async Task<IReadOnlyList<RawWrite>> WriteAsync(
        string tableArn, IReadOnlyList<RawWrite> writes, CancellationToken token)
    {
        var request = new RawBatchWriteRequest { TableName = tableArn, Writes = writes };
        RawBatchWriteResult result = await client.BatchWriteItemAsync(request, token).ConfigureAwait(false);
        return result.UnprocessedWrites;
    }
}
