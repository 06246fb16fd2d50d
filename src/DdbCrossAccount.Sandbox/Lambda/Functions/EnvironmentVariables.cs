using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>The member Environment of a request.</summary>
internal static partial class EnvironmentVariables
{
    private static readonly JsonSerializerOptions AsMeasured = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Those that Lambda sets itself.</summary>
    private static readonly string[] Reserved =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
    ];

    /// <summary>Null: the request gives none, or takes all of them away.</summary>
    public static IReadOnlyDictionary<string, string>? Read(RequestObject request)
    {
        List<(string Name, string Text)> given = request.Object("Environment")?.TextMap("Variables") ?? [];
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string text) in given)
        {
            variables[name] = text;
        }

        if (variables.Keys.Any(name => !Name().IsMatch(name)))
        {
            request.Violate(
                "Environment", "{" + string.Join(", ", variables.Select(pair => $"{pair.Key}={pair.Value}")) + "}",
                "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]");
        }

        return variables.Count == 0 ? null : variables;
    }

    /// <summary>Refuses names that Lambda sets itself, and more than 4 KB.</summary>
    public static void Require(IReadOnlyDictionary<string, string>? variables)
    {
        string[] reserved = [.. (variables?.Keys ?? []).Intersect(Reserved, StringComparer.Ordinal)];
        if (reserved.Length > 0)
        {
            throw LambdaError.InvalidParameter(
                "Lambda was unable to configure your environment variables because the environment variables you have provided "
                + "contains reserved keys that are currently not supported for modification. Reserved keys used in this request: "
                + string.Join(", ", reserved));
        }

        string measured = JsonSerializer.Serialize(variables, AsMeasured);
        if (variables is not null && Encoding.UTF8.GetByteCount(measured) > LambdaLimits.Variables)
        {
            throw LambdaError.InvalidParameter(
                "Lambda was unable to configure your environment variables because the environment variables you have provided "
                + $"exceeded the 4KB limit. String measured: {measured}");
        }
    }

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_]+$")]
    private static partial Regex Name();
}
