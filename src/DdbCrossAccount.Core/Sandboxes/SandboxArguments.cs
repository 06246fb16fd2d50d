using System;
using System.Collections.Generic;
using System.Globalization;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>Writes options as the sandbox's command line.</summary>
internal static class SandboxArguments
{
    /// <summary>The arguments, one a list entry, without the program.</summary>
    public static IReadOnlyList<string> From(SandboxStartOptions options)
    {
        var arguments = new List<string> { "--parent-stdin" };
        Add(arguments, "--port", Text(options.Port));
        Add(arguments, "--export-seconds", Seconds(options.ExportDuration));
        Add(arguments, "--import-seconds", Seconds(options.ImportDuration));
        Add(arguments, "--clock-rate", options.ClockRate is double rate ? Text(rate) : null);
        Add(arguments, "--restorable-lag-seconds", Seconds(options.RestorableLag));
        Add(arguments, "--setup", options.SetupPath);
        Add(arguments, "--capacity", options.Capacity);
        Add(arguments, "--faults", options.FaultPath);
        Add(arguments, "--worst-forms", options.WorstFormPath);
        Add(arguments, "--latency-ms", options.Latency is TimeSpan latency ? Text(latency.TotalMilliseconds) : null);
        Add(arguments, "--seed", options.Seed is int seed ? Text(seed) : null);
        Add(arguments, "--accounts", options.AccountIds.Count > 0 ? string.Join(',', options.AccountIds) : null);
        Add(arguments, "--region", options.Region);
        return arguments;
    }

    private static void Add(List<string> arguments, string name, string? value)
    {
        if (value is not null)
        {
            arguments.Add(name);
            arguments.Add(value);
        }
    }

    private static string? Seconds(TimeSpan? span) => span is TimeSpan given ? Text(given.TotalSeconds) : null;

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
