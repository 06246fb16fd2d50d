using System;
using System.Collections.Generic;
using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace DdbCrossAccount.Core.Aws;

/// <summary>The service's own time of an answer: its Date header, in whole seconds.</summary>
internal static class ServiceTime
{
    private const string DateHeader = "Date";

    /// <summary>
    /// When the service answered, by its own clock; null where the answer came from a client that does not keep it, or
    /// had no Date.
    /// </summary>
    public static DateTimeOffset? GetServiceTime(this AmazonWebServiceResponse response) =>
        response.ResponseMetadata?.Metadata.TryGetValue(DateHeader, out string? text) == true
        && DateTimeOffset.TryParseExact(
            text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    /// <summary>
    /// Keeps the answer's Date header with the response's metadata, where <see cref="GetServiceTime"/> finds it.
    /// </summary>
    internal static void Keep(AmazonWebServiceResponse response, IWebResponseData answer)
    {
        if (answer.IsHeaderPresent(DateHeader))
        {
            response.ResponseMetadata.Metadata[DateHeader] = answer.GetHeaderValue(DateHeader);
        }
    }
    /// <summary>The same for an answer to a client of the SDK's own packages.</summary>
    internal static void Keep(AmazonWebServiceResponse? response, IDictionary<string, string>? headers)
    {
        if (response?.ResponseMetadata is { } metadata && headers?.TryGetValue(DateHeader, out string? text) == true)
        {
            metadata.Metadata[DateHeader] = text;
        }
    }
}
