using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>
/// Finds the service's host: <c>streams.dynamodb.{Region}.{suffix of the partition}</c>, or the endpoint that was
/// given.
/// </summary>
internal sealed class AmazonDynamoDBStreamsEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var streams = (AmazonDynamoDBStreamsEndpointParameters)parameters;
        if (!string.IsNullOrEmpty(streams.Endpoint))
        {
            return new Endpoint(streams.Endpoint);
        }

        if (string.IsNullOrEmpty(streams.Region))
        {
            throw new AmazonClientException("DynamoDB Streams needs a Region or an endpoint.");
        }

        return new Endpoint("https://" + Host(streams, RegionEndpoint.GetBySystemName(streams.Region)));
    }

    // Hosts as in the service's own rule set; in GovCloud the plain host is the FIPS one.
    private static string Host(AmazonDynamoDBStreamsEndpointParameters streams, RegionEndpoint region)
    {
        string fips = streams.UseFIPS ? "-fips" : string.Empty;
        if (streams.UseDualStack)
        {
            return $"streams-dynamodb{fips}.{region.SystemName}.{DualStackSuffix(region)}";
        }

        return region.PartitionName == "aws-us-gov"
            ? $"streams.dynamodb.{region.SystemName}.{region.PartitionDnsSuffix}"
            : $"streams.dynamodb{fips}.{region.SystemName}.{region.PartitionDnsSuffix}";
    }

    private static string DualStackSuffix(RegionEndpoint region) => region.PartitionName switch
    {
        "aws" or "aws-us-gov" => "api.aws",
        "aws-cn" => "api.amazonwebservices.com.cn",
        _ => throw new AmazonClientException($"DynamoDB Streams has no dual-stack endpoint in Region '{region.SystemName}'."),
    };
}
