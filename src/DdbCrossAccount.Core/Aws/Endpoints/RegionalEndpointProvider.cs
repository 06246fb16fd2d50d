using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace DdbCrossAccount.Core.Aws.Endpoints;

/// <summary>
/// Finds a service's host: <c>{name}.{Region}.{suffix of the partition}</c>, or the endpoint that was given.
/// </summary>
/// <param name="serviceId">The service's name in messages.</param>
internal abstract class RegionalEndpointProvider(string serviceId) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var regional = (RegionalEndpointParameters)parameters;
        if (!string.IsNullOrEmpty(regional.Endpoint))
        {
            return new Endpoint(regional.Endpoint);
        }

        if (string.IsNullOrEmpty(regional.Region))
        {
            throw new AmazonClientException($"{serviceId} needs a Region or an endpoint.");
        }

        RegionEndpoint region = RegionEndpoint.GetBySystemName(regional.Region);
        string suffix = regional.UseDualStack ? DualStackSuffix(region) : region.PartitionDnsSuffix;
        return new Endpoint($"https://{HostName(region, regional)}.{region.SystemName}.{suffix}");
    }

    /// <summary>What stands before the Region, as in the service's own rule set.</summary>
    protected abstract string HostName(RegionEndpoint region, RegionalEndpointParameters parameters);

    /// <summary>True where the plain host is the FIPS one.</summary>
    protected static bool IsGovCloud(RegionEndpoint region) => region.PartitionName == "aws-us-gov";

    private string DualStackSuffix(RegionEndpoint region) => region.PartitionName switch
    {
        "aws" or "aws-us-gov" => "api.aws",
        "aws-cn" => "api.amazonwebservices.com.cn",
        _ => throw new AmazonClientException($"{serviceId} has no dual-stack endpoint in Region '{region.SystemName}'."),
    };
}
