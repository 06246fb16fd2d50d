using System;

namespace DdbCrossAccount;

/// <summary>The one version of the function for change data capture that stands for the code and settings asked for.</summary>
/// <remarks>Flat, so that JSON and CliXml keep it whole. Times are UTC. The version never changes; what is published later is another.</remarks>
public sealed class DdbCdcFunction
{
    /// <summary>The function.</summary>
    public string FunctionName { get; init; } = string.Empty;

    /// <summary>The ARN of the version: what a mapping has to be pinned to.</summary>
    public string FunctionArn { get; init; } = string.Empty;

    /// <summary>The number of the version.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary><c>Created</c>, <c>Updated</c>, or <c>Unchanged</c> when the function was as asked for already.</summary>
    public string Outcome { get; init; } = string.Empty;

    /// <summary><c>Source</c> or <c>Target</c>: the account that the function lies in.</summary>
    public string FunctionAccount { get; init; } = string.Empty;

    /// <summary>The role that the function runs under.</summary>
    public string FunctionRoleArn { get; init; } = string.Empty;

    /// <summary>The role of the target account that the function writes under; null when it writes under its own.</summary>
    public string? WriterRoleArn { get; init; }

    /// <summary>The table that the function keeps its receipts in.</summary>
    public string? LedgerTableArn { get; init; }

    /// <summary>What runs the code, for example <c>dotnet10</c>.</summary>
    public string Runtime { get; init; } = string.Empty;

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    public string Architecture { get; init; } = string.Empty;

    /// <summary>The memory in MB.</summary>
    public int MemorySize { get; init; }

    /// <summary>How long an invocation may take.</summary>
    public int TimeoutSeconds { get; init; }

    /// <summary>The SHA-256 of the zip, in base64.</summary>
    public string CodeSha256 { get; init; } = string.Empty;

    /// <summary>The size of the zip.</summary>
    public long CodeSizeBytes { get; init; }

    /// <summary>When the version was made.</summary>
    public DateTime? LastModified { get; init; }

    /// <summary>The account that tables are moved from.</summary>
    public DdbAccount? Source { get; init; }

    /// <summary>The account that tables are moved to.</summary>
    public DdbAccount? Target { get; init; }
}
