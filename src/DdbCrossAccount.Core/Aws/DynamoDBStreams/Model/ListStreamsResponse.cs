using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>A page of streams; it is the last one when <see cref="LastEvaluatedStreamArn"/> is null.</summary>
internal sealed class ListStreamsResponse : AmazonWebServiceResponse
{
    public List<StreamSummary>? Streams { get; set; }

    public string? LastEvaluatedStreamArn { get; set; }
}
