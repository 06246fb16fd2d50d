using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using DdbCrossAccount.Core.Aws.Endpoints;

namespace DdbCrossAccount.Core.Aws;

/// <summary>
/// A client of one service on the SDK's own pipeline: its credentials, signature, endpoints and retries.
/// </summary>
/// <remarks>Every answer keeps the service's time: <see cref="ServiceTime.GetServiceTime"/>.</remarks>
internal abstract class RegionalServiceClient(AWSCredentials credentials, ClientConfig clientConfig)
    : AmazonServiceClient(credentials, clientConfig)
{
    protected Task<TResponse> CallAsync<TResponse>(
        AmazonWebServiceRequest request,
        IMarshaller<IRequest, AmazonWebServiceRequest> marshaller,
        ResponseUnmarshaller unmarshaller,
        CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(
            request,
            new InvokeOptions { RequestMarshaller = marshaller, ResponseUnmarshaller = unmarshaller },
            cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureHandler());
    }
}
