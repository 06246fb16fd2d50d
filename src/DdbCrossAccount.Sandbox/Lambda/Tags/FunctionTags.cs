using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Tags;

/// <summary>The tags of functions: at most 50 of each.</summary>
internal static partial class FunctionTags
{
    private const int MaximumTags = 50;
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <summary>The member Tags, once it is right; none where it is not there.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(RequestObject request)
    {
        KeyValuePair<string, string>[] tags =
            [.. (request.TextMap("Tags") ?? []).Select(tag => KeyValuePair.Create(tag.Name, tag.Text))];
        foreach ((string key, string value) in tags)
        {
            if (key.Length is 0 or > LongestKey || value.Length > LongestValue || !Characters().IsMatch(key + value))
            {
                request.Violate("Tags", $"{{{key}={value}}}", "Map entries must satisfy the constraints of TagKey and TagValue");
            }
        }

        request.Check();
        return tags.Any(tag => tag.Key.StartsWith("aws:", System.StringComparison.OrdinalIgnoreCase))
            ? throw LambdaError.InvalidParameter("Tag keys starting with 'aws:' are reserved for system use.")
            : tags;
    }

    /// <summary>Its caller holds the function's gate.</summary>
    public static void Add(LambdaFunction function, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (function.Tags.Keys.Union(tags.Select(tag => tag.Key)).Count() > MaximumTags)
        {
            throw LambdaError.InvalidParameter("Number of tags exceeds resource tag limit.");
        }

        foreach ((string key, string value) in tags)
        {
            function.Tags[key] = value;
        }
    }

    /// <summary>Its caller holds the function's gate.</summary>
    public static void Write(Utf8JsonWriter writer, LambdaFunction function)
    {
        writer.WriteStartObject("Tags");
        foreach ((string key, string value) in function.Tags)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>The function whose ARN the path names, once the caller may do it. Versions and aliases have no tags.</summary>
    public static LambdaFunction Require(FunctionAccess access, RestCall call, string operation)
    {
        string resource = call.Path["Resource"];
        bool isFunction = FunctionArn.TryParse(resource, call.Caller.AccountId, call.Region, out FunctionArn? arn)
            && resource.StartsWith("arn:", System.StringComparison.Ordinal);
        return !isFunction
            ? throw LambdaError.InvalidParameter($"The resource ARN {resource} does not name a function.")
            : arn!.Qualifier is not null
            ? throw LambdaError.InvalidParameter(
                "Tags on function aliases and versions are not supported. Please specify a function ARN.")
            : access.Require(call, operation, arn);
    }

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$")]
    private static partial Regex Characters();
}
