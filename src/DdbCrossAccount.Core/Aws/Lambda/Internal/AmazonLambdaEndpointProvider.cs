using Amazon;
using DdbCrossAccount.Core.Aws.Endpoints;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>Names the hosts of Lambda.</summary>
internal sealed class AmazonLambdaEndpointProvider() : RegionalEndpointProvider("Lambda")
{
    protected override string HostName(RegionEndpoint region, RegionalEndpointParameters parameters) =>
        parameters.UseFIPS ? "lambda-fips" : "lambda";
}
