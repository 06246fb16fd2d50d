using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using DdbCrossAccount.Core.Aws.Endpoints;
using DdbCrossAccount.Core.Aws.SQS.Internal;

namespace DdbCrossAccount.Core.Aws.SQS;

/// <summary>Settings of the SQS client.</summary>
internal sealed class AmazonSQSConfig : ClientConfig
{
    private static readonly string SdkUserAgent = InternalSDKUtils.BuildUserAgentString("SQS", "4.0");

    // The defaults of all services are the same; those of the DynamoDB package are at hand.
    public AmazonSQSConfig()
        : base(new DefaultConfigurationProvider(AmazonDynamoDBDefaultConfiguration.GetAllConfigurations()))
    {
        ServiceId = "SQS";
        AuthenticationServiceName = "sqs";
        EndpointProvider = new AmazonSQSEndpointProvider();
    }

    public override string RegionEndpointServiceName => "sqs";

    public override string ServiceVersion => "2012-11-05";

    public override string UserAgent => SdkUserAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(RegionalEndpointResolver.Parameters(this));
}
