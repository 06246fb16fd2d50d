using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;
using DdbCrossAccount.Core.Aws.Endpoints;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams;

/// <summary>Settings of the DynamoDB Streams client.</summary>
internal sealed class AmazonDynamoDBStreamsConfig : ClientConfig
{
    private static readonly string SdkUserAgent = InternalSDKUtils.BuildUserAgentString("DynamoDB Streams", "4.0");

    // The defaults of all services are the same; those of the DynamoDB package are at hand.
    public AmazonDynamoDBStreamsConfig()
        : base(new DefaultConfigurationProvider(AmazonDynamoDBDefaultConfiguration.GetAllConfigurations()))
    {
        ServiceId = "DynamoDB Streams";
        AuthenticationServiceName = "dynamodb";
        EndpointProvider = new AmazonDynamoDBStreamsEndpointProvider();
    }

    public override string RegionEndpointServiceName => "streams.dynamodb";

    public override string ServiceVersion => "2012-08-10";

    public override string UserAgent => SdkUserAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpointResolver.Parameters(this));
}
