using Amazon;
using DdbCrossAccount.Core.Aws.Endpoints;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>Names the hosts of SQS.</summary>
internal sealed class AmazonSQSEndpointProvider() : RegionalEndpointProvider("SQS")
{
    protected override string HostName(RegionEndpoint region, RegionalEndpointParameters parameters) =>
        parameters.UseFIPS && (parameters.UseDualStack || !IsGovCloud(region)) ? "sqs-fips" : "sqs";
}
