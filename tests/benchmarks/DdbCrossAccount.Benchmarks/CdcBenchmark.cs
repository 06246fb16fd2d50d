using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DdbCrossAccount.CdcFunction.Tests.Process;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Benchmarks;

/// <summary>
/// Measures how many records of a stream one process of the function applies, against a handler that puts one item after the
/// other, in one run.
/// </summary>
internal static class CdcBenchmark
{
    private const string TargetTable = "cdc-target";
    private const string LedgerTable = "cdc-ledger";
    private static readonly TimeSpan InvocationTime = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(CdcBenchmarkOptions options)
    {
        Console.WriteLine(
            $"Batches of {options.BatchRecords:N0} records of {StubItems.Bytes} bytes, {options.Batches} batches, "
            + $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, server: sandbox");
        Console.WriteLine("latency  handler     records/s  bytes allocated/record  peak MB  cold start to first batch ms");
        foreach (int latency in options.LatencyMilliseconds)
        {
            await MeasureAsync(options, latency);
        }
    }

    private static async Task MeasureAsync(CdcBenchmarkOptions options, int latency)
    {
        await using ServerProcess server = await ServerProcess.StartSandboxAsync(latency);
        using AccountSession session = server.Session(server.Target);
        EngineContext context = new(TimeProvider.System, new Random(1), new SilentObserver());
        (CdcControl control, string ledgerArn) = await PrepareAsync(session, context);

        double sequential = await MeasureSequentialAsync(options, session, latency);
        double allocated = await MeasureAllocationAsync(options, session, context, control);
        double function = await MeasureProcessAsync(options, server, control, ledgerArn, latency, allocated);
        Console.WriteLine($"{latency,4} ms  the function applies {function / sequential:N1} times as many records per second.");
    }

    private static async Task<(CdcControl Control, string LedgerArn)> PrepareAsync(AccountSession session, EngineContext context)
    {
        string target = await SandboxTables.CreateAsync(session.DynamoDb, TargetTable);
        string ledger = await new LedgerTable(session.DynamoDb, context, LedgerTable).CreateAsync(CancellationToken.None);
        CdcControl control = new()
        {
            StreamArn = CdcEvents.StreamArn,
            RunId = "0123456789ab",
            SourceTableArn = CdcEvents.SourceTableArn,
            SourceTableId = "source",
            TargetTableArn = target,
            TargetTableId = "target",
            Key = new KeySchema(new KeyAttribute("id", KeyAttributeType.S)),
            FunctionArn = CdcEvents.FunctionArn,
            State = CdcState.Applying,
        };
        await Ledger(session, context).TryWriteControlAsync(control, CancellationToken.None);
        return (control, ledger);
    }

    /// <summary>The handler of the peers: one PutItem for each record, one after the other.</summary>
    private static async Task<double> MeasureSequentialAsync(CdcBenchmarkOptions options, AccountSession session, int latency)
    {
        int records = latency == 0 ? options.BatchRecords * 4 : options.BatchRecords;
        List<Dictionary<string, AttributeValue>> items =
            [.. Enumerable.Range(0, records).Select(number => SequentialItem(number))];
        await session.DynamoDb.PutItemAsync(new PutItemRequest { TableName = TargetTable, Item = items[0] });
        long start = Stopwatch.GetTimestamp();
        foreach (Dictionary<string, AttributeValue> item in items)
        {
            await session.DynamoDb.PutItemAsync(new PutItemRequest { TableName = TargetTable, Item = item });
        }

        double rate = records / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine($"{latency,4} ms  sequential {rate,10:N0}");
        return rate;
    }

    private static Dictionary<string, AttributeValue> SequentialItem(int number) => new()
    {
        ["id"] = new AttributeValue { S = $"sequential-{number}" },
        ["text"] = new AttributeValue { S = new string('x', StubItems.Bytes - 60) },
    };

    private static async Task<double> MeasureAllocationAsync(
        CdcBenchmarkOptions options, AccountSession session, EngineContext context, CdcControl control)
    {
        using Core.Aws.DynamoDb.RawDynamoDbClient target = session.CreateRawDynamoDbWithoutRepeats(context);
        BatchApplier applier = new(context, Ledger(session, context), new RawTargetTable(target), new NoBell());
        CdcEvents events = new(options.BatchRecords, first: 1_000_000_000);
        await ApplyAsync(applier, control, events.Next());
        byte[] json = events.Next();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await ApplyAsync(applier, control, json);
        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / options.BatchRecords;
    }

    private static Task<BatchAnswer> ApplyAsync(BatchApplier applier, CdcControl control, byte[] json) => applier.ApplyAsync(
        json,
        new Invocation(Guid.NewGuid().ToString(), control.FunctionArn, TimeProvider.System.GetUtcNow() + InvocationTime),
        CancellationToken.None);

    private static async Task<double> MeasureProcessAsync(
        CdcBenchmarkOptions options, ServerProcess server, CdcControl control, string ledgerArn, int latency, double allocated)
    {
        CdcEvents events = new(options.BatchRecords, first: 0);
        byte[][] batches = [.. Enumerable.Range(0, options.Batches).Select(_ => events.Next())];
        using RuntimeServer runtime = new();
        long begun = Stopwatch.GetTimestamp();
        await using FunctionProcess function = FunctionProcess.Start(VariablesOf(server, runtime, ledgerArn));
        await InvokeAsync(runtime, control, events.Next());
        TimeSpan cold = Stopwatch.GetElapsedTime(begun);

        // The runtime compiles what is called often anew in its first seconds.
        for (int warm = 0; warm < 3; warm++)
        {
            await InvokeAsync(runtime, control, events.Next());
        }

        long start = Stopwatch.GetTimestamp();
        foreach (byte[] batch in batches)
        {
            await InvokeAsync(runtime, control, batch);
        }

        double rate = options.Batches * options.BatchRecords / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(
            $"{latency,4} ms  function   {rate,10:N0} {allocated,23:N0} {function.PeakMemoryBytes / 1048576.0,8:N0} "
            + $"{cold.TotalMilliseconds,21:N0}");
        return rate;
    }

    private static async Task InvokeAsync(RuntimeServer runtime, CdcControl control, byte[] json)
    {
        (string path, string body) = await runtime.InvokeAsync(control.FunctionArn, json);
        if (body != """{"batchItemFailures":[]}""")
        {
            throw new InvalidOperationException($"{path}: {body}");
        }
    }

    private static Dictionary<string, string> VariablesOf(ServerProcess server, RuntimeServer runtime, string ledgerArn)
    {
        ImmutableCredentials keys = server.Target.GetCredentials();
        return new Dictionary<string, string>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtime.Address,
            ["AWS_REGION"] = "eu-west-1",
            ["AWS_ACCESS_KEY_ID"] = keys.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = keys.SecretKey,
            ["AWS_ENDPOINT_URL"] = server.Url,
            ["DDB_CDC_LEDGER_TABLE"] = ledgerArn,
        };
    }

    private static Ledger Ledger(AccountSession session, EngineContext context) =>
        new(new DynamoLedgerStore(session.DynamoDb, LedgerTable, context));

    private sealed class NoBell : IBell
    {
        public Task RingAsync(string queueUrl, BellMessage message, CancellationToken token) => Task.CompletedTask;
    }
}
