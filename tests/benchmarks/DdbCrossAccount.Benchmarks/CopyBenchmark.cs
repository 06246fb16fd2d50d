using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace DdbCrossAccount.Benchmarks;

/// <summary>Measures both paths in one run, in turns, and prints their ratio.</summary>
internal static class CopyBenchmark
{
    /// <summary>Runs all latencies.</summary>
    public static async Task RunAsync(CopyBenchmarkOptions options)
    {
        Console.WriteLine(
            $"Scan + BatchWriteItem of {options.Items:N0} items of {StubItems.Bytes} bytes, {options.Workers} segments side by side, "
            + $"{options.Rounds} rounds, {Environment.ProcessorCount} processors, .NET {Environment.Version}, "
            + $"server: {(options.UseSandbox ? "sandbox" : "stub")}");
        Console.WriteLine("latency  path   items/CPU s  items/s  CPU us/item  KB allocated/item  server CPU us/item  server/client");
        foreach (int latency in options.LatencyMilliseconds)
        {
            await MeasureAsync(options, latency);
        }
    }

    private static async Task MeasureAsync(CopyBenchmarkOptions options, int latency)
    {
        await using ServerProcess server = options.UseSandbox
            ? await ServerProcess.StartSandboxAsync(latency)
            : await ServerProcess.StartStubAsync(latency);
        if (options.UseSandbox)
        {
            await SandboxTables.FillAsync(server, options.Items);
        }

        using var paths = new CopyPaths(server);
        CopyPath[] turns = [paths.Raw, paths.Typed];
        foreach (CopyPath path in turns)
        {
            await MeasureAsync(server, path, options with { Items = Math.Min(options.Items, 20_000) });
        }

        var rounds = new Dictionary<string, List<CopyMeasurement>>();
        for (int round = 0; round < options.Rounds; round++)
        {
            foreach (CopyPath path in turns)
            {
                rounds.TryAdd(path.Name, []);
                rounds[path.Name].Add(await MeasureAsync(server, path, options));
            }
        }

        Print(latency, rounds);
    }

    private static async Task<CopyMeasurement> MeasureAsync(ServerProcess server, CopyPath path, CopyBenchmarkOptions options)
    {
        GC.Collect();
        using Process self = Process.GetCurrentProcess();
        TimeSpan client = self.TotalProcessorTime;
        TimeSpan servers = server.ProcessorTime;
        long allocated = GC.GetTotalAllocatedBytes();
        long start = Stopwatch.GetTimestamp();
        int[] carried = await Task.WhenAll(Enumerable.Range(0, options.Workers)
            .Select(worker => path.CopyAsync(worker, options.Workers, options.Items / options.Workers)));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        return new CopyMeasurement(
            carried.Sum(),
            self.TotalProcessorTime - client,
            server.ProcessorTime - servers,
            elapsed,
            GC.GetTotalAllocatedBytes() - allocated);
    }

    private static void Print(int latency, Dictionary<string, List<CopyMeasurement>> rounds)
    {
        foreach ((string name, List<CopyMeasurement> measurements) in rounds)
        {
            CopyMeasurement median = Median(measurements);
            Console.WriteLine(
                $"{latency,4} ms  {name,-5} {median.ItemsPerProcessorSecond,12:N0} {median.ItemsPerSecond,8:N0} "
                + $"{median.ClientTime.TotalMicroseconds / median.Items,12:N1} {median.AllocatedBytes / 1024.0 / median.Items,18:N1} "
                + $"{median.ServerTime.TotalMicroseconds / median.Items,19:N1} "
                + $"{median.ServerTime / median.ClientTime,14:N2}");
        }

        double ratio = Median(rounds["raw"]).ItemsPerProcessorSecond / Median(rounds["typed"]).ItemsPerProcessorSecond;
        Console.WriteLine($"{latency,4} ms  raw carries {ratio:N2} times as many items per CPU second as typed.");
    }

    private static CopyMeasurement Median(List<CopyMeasurement> measurements) =>
        measurements.OrderBy(measurement => measurement.ItemsPerProcessorSecond).ElementAt(measurements.Count / 2);
}
