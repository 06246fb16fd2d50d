using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Endpoints;

/// <summary>Tells the pipeline where a call goes.</summary>
internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    public static RegionalEndpointParameters Parameters(IClientConfig config) => new()
    {
        Region = config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion,
        Endpoint = config.ServiceURL,
        UseDualStack = config.UseDualstackEndpoint,
        UseFIPS = config.UseFIPSEndpoint,
    };

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        Parameters(requestContext.ClientConfig);
}
