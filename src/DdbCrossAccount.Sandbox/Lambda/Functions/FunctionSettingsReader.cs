using System.Collections.Generic;
using System.Text.RegularExpressions;
using DdbCrossAccount.Sandbox.DynamoDb;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>Reads what requests say of the configuration of a function.</summary>
internal static partial class FunctionSettingsReader
{
    private const int LongestHandler = 128;
    private const int LongestDescription = 256;

    /// <summary>The settings of a new function, once everything in the request is right.</summary>
    public static FunctionSettings ReadNew(RequestObject request)
    {
        string role = request.RequiredText("Role");
        request.RequiredObject("Code");
        var settings = new FunctionSettings
        {
            Runtime = request.Text("Runtime") ?? "",
            Role = role,
            Handler = request.Text("Handler") ?? "",
            Architecture = ReadArchitecture(request) ?? "x86_64",
        };
        settings = Read(request, settings);
        return settings.Runtime.Length == 0 || settings.Handler.Length == 0
            ? throw LambdaError.InvalidParameter(
                "Runtime and Handler are mandatory parameters for functions created with deployment packages.")
            : Require(settings);
    }

    /// <summary>The settings with what the request changes, once everything in the request is right.</summary>
    public static FunctionSettings ReadChanges(RequestObject request, FunctionSettings current) => Require(Read(request, current));

    /// <summary>The one architecture that Architectures may hold; null: it is not there.</summary>
    public static string? ReadArchitecture(RequestObject request)
    {
        List<string>? names = request.Texts("Architectures");
        if (names is not (null or ["x86_64"] or ["arm64"]))
        {
            request.Violate(
                "Architectures", $"[{string.Join(", ", names)}]",
                "Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]");
        }

        return names is [string name] ? name : null;
    }

    private static FunctionSettings Read(RequestObject request, FunctionSettings current)
    {
        CheckTexts(request);
        RequestObject? logging = request.Object("LoggingConfig");
        FunctionSettings settings = current with
        {
            Runtime = request.Text("Runtime") ?? current.Runtime,
            Role = request.Text("Role") ?? current.Role,
            Handler = request.Text("Handler") ?? current.Handler,
            Description = request.Text("Description") ?? current.Description,
            Timeout = (int)(request.IntegerBetween("Timeout", 1, LambdaLimits.Timeout) ?? current.Timeout),
            MemorySize = (int)(request.IntegerBetween("MemorySize", 128, 32_768) ?? current.MemorySize),
            Variables = request.Has("Environment") ? EnvironmentVariables.Read(request) : current.Variables,
            EphemeralStorage =
                (int)(request.Object("EphemeralStorage")?.IntegerBetween("Size", 512, 10_240) ?? current.EphemeralStorage),
            TracingMode = request.Object("TracingConfig")?.Choice("Mode", "Active", "PassThrough") ?? current.TracingMode,
            LogFormat = logging?.Choice("LogFormat", "JSON", "Text") ?? current.LogFormat,
            LogGroup = logging?.Text("LogGroup") ?? current.LogGroup,
            ApplicationLogLevel =
                logging?.Choice("ApplicationLogLevel", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")
                ?? current.ApplicationLogLevel,
            SystemLogLevel = logging?.Choice("SystemLogLevel", "DEBUG", "INFO", "WARN") ?? current.SystemLogLevel,
        };
        request.Check();
        return settings;
    }

    private static void CheckTexts(RequestObject request)
    {
        if (request.Text("Role") is string role && !Role().IsMatch(role))
        {
            request.Violate(
                "Role", role,
                @"Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+");
        }

        if (request.Text("Handler") is { Length: > LongestHandler } handler)
        {
            request.Violate("Handler", handler, $"Member must have length less than or equal to {LongestHandler}");
        }
        else if (request.Text("Handler") is string text && !Handler().IsMatch(text))
        {
            request.Violate("Handler", text, @"Member must satisfy regular expression pattern: [^\s]+");
        }

        if (request.Text("Description") is { Length: > LongestDescription } description)
        {
            request.Violate("Description", description, $"Member must have length less than or equal to {LongestDescription}");
        }
    }

    private static FunctionSettings Require(FunctionSettings settings)
    {
        Runtime.Require(settings.Runtime);
        EnvironmentVariables.Require(settings.Variables);
        if (settings.MemorySize > LambdaLimits.MemorySize)
        {
            throw LambdaError.InvalidParameter(
                "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to "
                + $"{LambdaLimits.MemorySize}");
        }

        // A class library would need AWS's own program that loads it.
        return settings.Runtime == Runtime.DotNet && settings.Handler.Contains("::", System.StringComparison.Ordinal)
            ? throw DynamoDbError.NotImplemented("a Handler that is no executable assembly")
            : settings;
    }

    [GeneratedRegex(@"^arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+$")]
    private static partial Regex Role();

    [GeneratedRegex(@"^\S+$")]
    private static partial Regex Handler();
}
