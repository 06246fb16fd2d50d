using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Lambda.Internal;
using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>
/// Makes, changes and calls Lambda functions and their event source mappings, on the SDK's own pipeline: its credentials, signature, endpoints and retries.
/// </summary>
/// <remarks>
/// It has the names of the package AWSSDK.Lambda, of which it is the part that is used here; that package replaces
/// this folder by its deletion.
/// </remarks>
internal sealed class AmazonLambdaClient : RegionalServiceClient, IAmazonLambda
{
    private static readonly AmazonLambdaMetadata Metadata = new();

    public AmazonLambdaClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonLambdaConfig { RegionEndpoint = region })
    {
    }

    public AmazonLambdaClient(AWSCredentials credentials, AmazonLambdaConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public Task<CreateFunctionResponse> CreateFunctionAsync(
        CreateFunctionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateFunctionResponse>(
            request, CreateFunction.Marshaller, CreateFunction.Unmarshaller, cancellationToken);

    public Task<GetFunctionResponse> GetFunctionAsync(
        GetFunctionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetFunctionResponse>(request, GetFunction.Marshaller, GetFunction.Unmarshaller, cancellationToken);

    public Task<GetFunctionConfigurationResponse> GetFunctionConfigurationAsync(
        GetFunctionConfigurationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetFunctionConfigurationResponse>(
            request, GetFunctionConfiguration.Marshaller, GetFunctionConfiguration.Unmarshaller, cancellationToken);

    public Task<UpdateFunctionCodeResponse> UpdateFunctionCodeAsync(
        UpdateFunctionCodeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateFunctionCodeResponse>(
            request, UpdateFunctionCode.Marshaller, UpdateFunctionCode.Unmarshaller, cancellationToken);

    public Task<UpdateFunctionConfigurationResponse> UpdateFunctionConfigurationAsync(
        UpdateFunctionConfigurationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateFunctionConfigurationResponse>(
            request, UpdateFunctionConfiguration.Marshaller, UpdateFunctionConfiguration.Unmarshaller, cancellationToken);

    public Task<DeleteFunctionResponse> DeleteFunctionAsync(
        DeleteFunctionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteFunctionResponse>(
            request, DeleteFunction.Marshaller, DeleteFunction.Unmarshaller, cancellationToken);

    public Task<PublishVersionResponse> PublishVersionAsync(
        PublishVersionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PublishVersionResponse>(
            request, PublishVersion.Marshaller, PublishVersion.Unmarshaller, cancellationToken);

    public Task<ListFunctionsResponse> ListFunctionsAsync(
        ListFunctionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListFunctionsResponse>(
            request, ListFunctions.Marshaller, ListFunctions.Unmarshaller, cancellationToken);

    public Task<ListVersionsByFunctionResponse> ListVersionsByFunctionAsync(
        ListVersionsByFunctionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListVersionsByFunctionResponse>(
            request, ListVersionsByFunction.Marshaller, ListVersionsByFunction.Unmarshaller, cancellationToken);

    public Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<InvokeResponse>(request, Invocation.Marshaller, Invocation.Unmarshaller, cancellationToken);

    public Task<PutFunctionConcurrencyResponse> PutFunctionConcurrencyAsync(
        PutFunctionConcurrencyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutFunctionConcurrencyResponse>(
            request, PutFunctionConcurrency.Marshaller, PutFunctionConcurrency.Unmarshaller, cancellationToken);

    public Task<GetFunctionConcurrencyResponse> GetFunctionConcurrencyAsync(
        GetFunctionConcurrencyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetFunctionConcurrencyResponse>(
            request, GetFunctionConcurrency.Marshaller, GetFunctionConcurrency.Unmarshaller, cancellationToken);

    public Task<DeleteFunctionConcurrencyResponse> DeleteFunctionConcurrencyAsync(
        DeleteFunctionConcurrencyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteFunctionConcurrencyResponse>(
            request, DeleteFunctionConcurrency.Marshaller, DeleteFunctionConcurrency.Unmarshaller, cancellationToken);

    public Task<ListTagsResponse> ListTagsAsync(
        ListTagsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsResponse>(request, ListTags.Marshaller, ListTags.Unmarshaller, cancellationToken);

    public Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, TagResource.Marshaller, TagResource.Unmarshaller, cancellationToken);

    public Task<CreateEventSourceMappingResponse> CreateEventSourceMappingAsync(
        CreateEventSourceMappingRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateEventSourceMappingResponse>(
            request, CreateEventSourceMapping.Marshaller, CreateEventSourceMapping.Unmarshaller, cancellationToken);

    public Task<GetEventSourceMappingResponse> GetEventSourceMappingAsync(
        GetEventSourceMappingRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetEventSourceMappingResponse>(
            request, GetEventSourceMapping.Marshaller, GetEventSourceMapping.Unmarshaller, cancellationToken);

    public Task<UpdateEventSourceMappingResponse> UpdateEventSourceMappingAsync(
        UpdateEventSourceMappingRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateEventSourceMappingResponse>(
            request, UpdateEventSourceMapping.Marshaller, UpdateEventSourceMapping.Unmarshaller, cancellationToken);

    public Task<DeleteEventSourceMappingResponse> DeleteEventSourceMappingAsync(
        DeleteEventSourceMappingRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteEventSourceMappingResponse>(
            request, DeleteEventSourceMapping.Marshaller, DeleteEventSourceMapping.Unmarshaller, cancellationToken);

    public Task<ListEventSourceMappingsResponse> ListEventSourceMappingsAsync(
        ListEventSourceMappingsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListEventSourceMappingsResponse>(
            request, ListEventSourceMappings.Marshaller, ListEventSourceMappings.Unmarshaller, cancellationToken);
}
