using System;
using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>What the configuration of a function says; that of a published version never changes.</summary>
internal sealed record FunctionSettings
{
    /// <summary><c>dotnet10</c> or <c>provided.al2023</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>ARN of the execution role.</summary>
    public required string Role { get; init; }

    public required string Handler { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Seconds. Default: 3.</summary>
    public int Timeout { get; init; } = 3;

    /// <summary>Megabytes. Default: 128.</summary>
    public int MemorySize { get; init; } = 128;

    /// <summary>Environment variables. Null: none were ever given.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>Default: x86_64.</summary>
    public string Architecture { get; init; } = "x86_64";

    /// <summary>Megabytes of <c>/tmp</c>. Default: 512.</summary>
    public int EphemeralStorage { get; init; } = 512;

    /// <summary>Default: PassThrough.</summary>
    public string TracingMode { get; init; } = "PassThrough";

    /// <summary>Default: Text.</summary>
    public string LogFormat { get; init; } = "Text";

    /// <summary>Null: <c>/aws/lambda/NAME</c>.</summary>
    public string? LogGroup { get; init; }

    /// <summary>Only with the log format JSON.</summary>
    public string? ApplicationLogLevel { get; init; }

    /// <summary>Only with the log format JSON.</summary>
    public string? SystemLogLevel { get; init; }

    public bool IsSameAs(FunctionSettings other)
    {
        return this with { Variables = null } == other with { Variables = null }
            && (Variables ?? None).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .SequenceEqual((other.Variables ?? None).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private static Dictionary<string, string> None => [];
}
