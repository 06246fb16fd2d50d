using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Functions;

/// <summary>What a function is to be like.</summary>
internal sealed record FunctionSettings
{
    public required string RoleArn { get; init; }

    public required string Runtime { get; init; }

    public required string Handler { get; init; }

    public required int MemorySize { get; init; }

    public required int TimeoutSeconds { get; init; }

    public required string Architecture { get; init; }

    public required Dictionary<string, string> Variables { get; init; }

    /// <summary>What was asked for; what was not, as the function has it.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="existing">The function; null when it is to be made.</param>
    public static FunctionSettings Of(FunctionOptions options, FunctionConfiguration? existing) => new()
    {
        RoleArn = options.FunctionRoleArn,
        Runtime = options.Runtime,
        Handler = FunctionConstants.HandlerFor(options.Runtime),
        MemorySize = options.MemorySize ?? existing?.MemorySize ?? FunctionConstants.DefaultMemorySize,
        TimeoutSeconds = (int?)options.Timeout?.TotalSeconds ?? existing?.Timeout ?? FunctionConstants.DefaultTimeoutSeconds,
        Architecture = options.Architecture ?? ProcessorOf(options, existing),
        Variables = FunctionVariables.Merge(existing?.Environment?.Variables, options),
    };

    /// <summary>The settings in which the function differs, with what each has to become; not its code.</summary>
    public IReadOnlyList<FunctionChange> ChangesOf(FunctionConfiguration existing) =>
    [
        .. new FunctionChange[]
        {
            new("role", existing.Role, RoleArn),
            new("runtime", existing.Runtime?.Value, Runtime),
            new("handler", existing.Handler, Handler),
            new("memory", Megabytes(existing.MemorySize), Megabytes(MemorySize)),
            new("timeout", Seconds(existing.Timeout), Seconds(TimeoutSeconds)),
        }.Where(change => change.From != change.To),
        .. VariablesChange(existing),
    ];

    /// <summary>True when the function's code or processor differs.</summary>
    public bool ChangesCodeOf(FunctionConfiguration existing, FunctionPackage package) =>
        existing.CodeSha256 != package.CodeSha256 || existing.Architectures is not [var processor] || processor != Architecture;

    private static string ProcessorOf(FunctionOptions options, FunctionConfiguration? existing) =>
        options is { Runtime: FunctionConstants.ProvidedRuntime, PackagePath: null }
            ? FunctionConstants.X64
            : existing?.Architectures?.FirstOrDefault() ?? FunctionConstants.X64;

    private static string? Megabytes(int? size) => size is { } known ? $"{known} MB" : null;

    private static string? Seconds(int? seconds) => seconds is { } known ? $"{known} s" : null;

    // Names only: values of variables that are not ours may be secrets.
    private IEnumerable<FunctionChange> VariablesChange(FunctionConfiguration existing)
    {
        Dictionary<string, string> found = existing.Environment?.Variables ?? [];
        if (!FunctionVariables.AreEqual(found, Variables))
        {
            IEnumerable<string> names = found.Keys.Union(Variables.Keys)
                .Where(name => found.GetValueOrDefault(name) != Variables.GetValueOrDefault(name))
                .Order(StringComparer.Ordinal);
            yield return new FunctionChange("environment", null, string.Join(", ", names));
        }
    }
}
