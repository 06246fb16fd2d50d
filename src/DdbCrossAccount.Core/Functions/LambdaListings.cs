using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Functions;

/// <summary>Lists what Lambda tells in pages, to the last of them; a page may be empty and not be the last.</summary>
internal static class LambdaListings
{
    /// <summary>The event source mappings of an event source, of a function, or of both.</summary>
    /// <param name="lambda">The client of the account and Region.</param>
    /// <param name="eventSourceArn">Only mappings of this event source; null for all.</param>
    /// <param name="functionName">Only mappings to this function, or this version of one; null for all.</param>
    /// <param name="token">Ends the listing.</param>
    public static async IAsyncEnumerable<EventSourceMappingConfiguration> ListAllEventSourceMappingsAsync(
        this IAmazonLambda lambda,
        string? eventSourceArn,
        string? functionName,
        [EnumeratorCancellation] CancellationToken token)
    {
        var request = new ListEventSourceMappingsRequest { EventSourceArn = eventSourceArn, FunctionName = functionName };
        do
        {
            ListEventSourceMappingsResponse page =
                await lambda.ListEventSourceMappingsAsync(request, token).ConfigureAwait(false);
            foreach (EventSourceMappingConfiguration mapping in page.EventSourceMappings ?? [])
            {
                yield return mapping;
            }

            request.Marker = page.NextMarker;
        }
        while (!string.IsNullOrEmpty(request.Marker));
    }

    /// <summary>The versions of a function, <c>$LATEST</c> among them.</summary>
    public static async IAsyncEnumerable<FunctionConfiguration> ListAllVersionsAsync(
        this IAmazonLambda lambda, string functionName, [EnumeratorCancellation] CancellationToken token)
    {
        var request = new ListVersionsByFunctionRequest { FunctionName = functionName };
        do
        {
            ListVersionsByFunctionResponse page =
                await lambda.ListVersionsByFunctionAsync(request, token).ConfigureAwait(false);
            foreach (FunctionConfiguration version in page.Versions ?? [])
            {
                yield return version;
            }

            request.Marker = page.NextMarker;
        }
        while (!string.IsNullOrEmpty(request.Marker));
    }
}
