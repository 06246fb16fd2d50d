using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Rest;

/// <summary>Puts members of a request where they belong outside of its body.</summary>
internal static class RestPlacing
{
    /// <summary>Sets a variable part of the path; throws <see cref="AmazonClientException"/> when it is not given.</summary>
    public static void SetPath(this IRequest request, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new AmazonClientException($"The request does not have its {name} set.");
        }

        request.AddPathResource($"{{{name}}}", value);
    }

    /// <summary>Adds a parameter to the query where it is given.</summary>
    public static void SetQuery(this IRequest request, string name, string? value)
    {
        if (value is not null)
        {
            request.Parameters[name] = value;
        }
    }

    public static void SetQuery(this IRequest request, string name, int? value) =>
        request.SetQuery(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a header where it is given.</summary>
    public static void SetHeader(this IRequest request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers[name] = value;
        }
    }
}
