using Amazon;
using DdbCrossAccount.Core.Aws.Endpoints;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>Names the hosts of DynamoDB Streams: <c>streams.dynamodb</c>, <c>streams-dynamodb</c> with two stacks.</summary>
internal sealed class AmazonDynamoDBStreamsEndpointProvider() : RegionalEndpointProvider("DynamoDB Streams")
{
    protected override string HostName(RegionEndpoint region, RegionalEndpointParameters parameters)
    {
        string fips = parameters.UseFIPS ? "-fips" : string.Empty;
        if (parameters.UseDualStack)
        {
            return "streams-dynamodb" + fips;
        }

        return IsGovCloud(region) ? "streams.dynamodb" : "streams.dynamodb" + fips;
    }
}
