using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>Records in order; the shard is read to its end when <see cref="NextShardIterator"/> is null.</summary>
internal sealed class GetRecordsResponse : AmazonWebServiceResponse
{
    public List<Record>? Records { get; set; }

    public string? NextShardIterator { get; set; }
}
