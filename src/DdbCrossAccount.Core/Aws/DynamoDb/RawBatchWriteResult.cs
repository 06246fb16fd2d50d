using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>What became of a batch.</summary>
internal sealed class RawBatchWriteResult : AmazonWebServiceResponse
{
    /// <summary>
    /// The writes that were not done and have to be sent again, as the service returned them; every other write is
    /// done.
    /// </summary>
    public IReadOnlyList<RawWrite> UnprocessedWrites { get; internal set; } = [];

    /// <summary>What the batch cost, in write capacity units; null when it was not asked for.</summary>
    public double? ConsumedCapacityUnits { get; internal set; }
}
