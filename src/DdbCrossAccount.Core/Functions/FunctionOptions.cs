using System;

namespace DdbCrossAccount.Core.Functions;

/// <summary>How the function is published.</summary>
/// <remarks>Memory, time and processor that are not given stay as an existing function has them.</remarks>
internal sealed record FunctionOptions
{
    /// <summary>The function's name. Default: <see cref="FunctionConstants.DefaultName"/>.</summary>
    public string FunctionName { get; init; } = FunctionConstants.DefaultName;

    /// <summary>The role that the function runs under, of the function's own account.</summary>
    public required string FunctionRoleArn { get; init; }

    /// <summary>The table that the function keeps its receipts in.</summary>
    public required string LedgerTableArn { get; init; }

    /// <summary>The role that the function writes under. Default: its own.</summary>
    public string? WriterRoleArn { get; init; }

    /// <summary>The external id that the writer role asks for. Default: none.</summary>
    public string? WriterExternalId { get; init; }

    /// <summary>In MB. Default: as it is; 1,024 for a new function.</summary>
    public int? MemorySize { get; init; }

    /// <summary>How long an invocation may take. Default: as it is; one minute for a new function.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary><c>x86_64</c> or <c>arm64</c>. Default: as it is; <c>x86_64</c> for a new function.</summary>
    public string? Architecture { get; init; }

    /// <summary><c>dotnet10</c> or <c>provided.al2023</c>. Default: <c>dotnet10</c>.</summary>
    public string Runtime { get; init; } = FunctionConstants.ManagedRuntime;

    /// <summary>A zip of one's own. Default: the one that comes with this product.</summary>
    public string? PackagePath { get; init; }

    /// <summary>True to publish in the target account. Default: in the source account.</summary>
    public bool IsInTarget { get; init; }

    /// <summary>The account that tables are moved from.</summary>
    public DdbAccount? Source { get; init; }

    /// <summary>The account that tables are moved to.</summary>
    public DdbAccount? Target { get; init; }

    /// <summary>The account that the function lies in, as parameters name it.</summary>
    public string FunctionAccount => IsInTarget ? nameof(Target) : nameof(Source);
}
