using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Running;

namespace DdbCrossAccount.Benchmarks;

/// <summary>Measures what it costs to carry items and to apply changes; see the README beside the project.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments.Contains("--micro"))
        {
            BenchmarkRunner.Run<ItemBenchmarks>();
            return 0;
        }

        if (arguments.Contains("--stub"))
        {
            await StubServer.RunAsync(Number(arguments, "--latency-ms", 0));
            return 0;
        }

        if (arguments.Contains("--cdc"))
        {
            await CdcBenchmark.RunAsync(new CdcBenchmarkOptions
            {
                BatchRecords = Number(arguments, "--records", 1_000),
                Batches = Number(arguments, "--batches", 30),
                LatencyMilliseconds = arguments.Contains("--latency-ms") ? [Number(arguments, "--latency-ms", 0)] : [0, 5],
            });
            return 0;
        }

        await CopyBenchmark.RunAsync(new CopyBenchmarkOptions
        {
            Items = Number(arguments, "--items", 100_000),
            Rounds = Number(arguments, "--rounds", 3),
            Workers = Number(arguments, "--workers", 8),
            LatencyMilliseconds = arguments.Contains("--latency-ms") ? [Number(arguments, "--latency-ms", 0)] : [0, 5],
            UseSandbox = arguments.Contains("--sandbox"),
        });
        return 0;
    }

    private static int Number(string[] arguments, string name, int absent)
    {
        int index = Array.IndexOf(arguments, name);
        return index < 0 ? absent : int.Parse(arguments[index + 1], CultureInfo.InvariantCulture);
    }
}
