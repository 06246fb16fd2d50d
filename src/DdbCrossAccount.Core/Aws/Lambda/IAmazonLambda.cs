using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>Makes, changes and calls Lambda functions and their event source mappings.</summary>
internal interface IAmazonLambda : IDisposable
{
    /// <summary>Makes a function. It is Pending until it can be used.</summary>
    Task<CreateFunctionResponse> CreateFunctionAsync(
        CreateFunctionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a function, with its tags and where its code lies.</summary>
    Task<GetFunctionResponse> GetFunctionAsync(
        GetFunctionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a function, or a version of it.</summary>
    Task<GetFunctionConfigurationResponse> GetFunctionConfigurationAsync(
        GetFunctionConfigurationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes the code of a function.</summary>
    Task<UpdateFunctionCodeResponse> UpdateFunctionCodeAsync(
        UpdateFunctionCodeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes settings of a function.</summary>
    Task<UpdateFunctionConfigurationResponse> UpdateFunctionConfigurationAsync(
        UpdateFunctionConfigurationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a function, or a version of it. Its event source mappings stay.</summary>
    Task<DeleteFunctionResponse> DeleteFunctionAsync(
        DeleteFunctionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a version of the present code and settings.</summary>
    Task<PublishVersionResponse> PublishVersionAsync(
        PublishVersionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the functions of the account and Region: at most 50 a page.</summary>
    Task<ListFunctionsResponse> ListFunctionsAsync(
        ListFunctionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the versions of a function: at most 50 a page.</summary>
    Task<ListVersionsByFunctionResponse> ListVersionsByFunctionAsync(
        ListVersionsByFunctionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls a function.</summary>
    Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Keeps concurrency for a function, which is its bound as well.</summary>
    Task<PutFunctionConcurrencyResponse> PutFunctionConcurrencyAsync(
        PutFunctionConcurrencyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells which concurrency is kept for a function.</summary>
    Task<GetFunctionConcurrencyResponse> GetFunctionConcurrencyAsync(
        GetFunctionConcurrencyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Keeps concurrency for a function no longer.</summary>
    Task<DeleteFunctionConcurrencyResponse> DeleteFunctionConcurrencyAsync(
        DeleteFunctionConcurrencyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a function or mapping.</summary>
    Task<ListTagsResponse> ListTagsAsync(ListTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to a function or mapping.</summary>
    Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a mapping from an event source to a function.</summary>
    Task<CreateEventSourceMappingResponse> CreateEventSourceMappingAsync(
        CreateEventSourceMappingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a mapping.</summary>
    Task<GetEventSourceMappingResponse> GetEventSourceMappingAsync(
        GetEventSourceMappingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a mapping; it takes effect within minutes.</summary>
    Task<UpdateEventSourceMappingResponse> UpdateEventSourceMappingAsync(
        UpdateEventSourceMappingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a mapping; it forgets what was read.</summary>
    Task<DeleteEventSourceMappingResponse> DeleteEventSourceMappingAsync(
        DeleteEventSourceMappingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists mappings by event source, by function or all: at most 100 a page.</summary>
    Task<ListEventSourceMappingsResponse> ListEventSourceMappingsAsync(
        ListEventSourceMappingsRequest request, CancellationToken cancellationToken = default);
}
