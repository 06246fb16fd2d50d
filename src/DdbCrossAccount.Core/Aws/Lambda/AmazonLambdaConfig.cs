using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using DdbCrossAccount.Core.Aws.Endpoints;
using DdbCrossAccount.Core.Aws.Lambda.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>Settings of the Lambda client.</summary>
internal sealed class AmazonLambdaConfig : ClientConfig
{
    private static readonly string SdkUserAgent = InternalSDKUtils.BuildUserAgentString("Lambda", "4.0");

    // The defaults of all services are the same; those of the DynamoDB package are at hand.
    public AmazonLambdaConfig()
        : base(new DefaultConfigurationProvider(AmazonDynamoDBDefaultConfiguration.GetAllConfigurations()))
    {
        ServiceId = "Lambda";
        AuthenticationServiceName = "lambda";
        EndpointProvider = new AmazonLambdaEndpointProvider();
    }

    public override string RegionEndpointServiceName => "lambda";

    public override string ServiceVersion => "2015-03-31";

    public override string UserAgent => SdkUserAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpointResolver.Parameters(this));
}
