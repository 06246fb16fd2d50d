using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Buffers;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Sandbox.Lambda.Mappings;

namespace DdbCrossAccount.Torture.Tests.World;

/// <summary>The function, run in this process by the mappings of the sandbox, and killed as the options ask.</summary>
internal sealed class WorldFunction(WorldOptions options, EngineContext context, ILedgerStore ledger, ITargetTable target) : IMappedFunctions, IBell
{
    public const string Arn = UnqualifiedArn + ":2";
    private const string OldArn = UnqualifiedArn + ":1";
    private const string UnqualifiedArn = "arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Random _random = new(options.Seed);
    private int _invocations;
    private int _rings;
    private int _refusals;

    /// <summary>The writer has ended: nobody dies any more but of poison.</summary>
    public bool IsCalm { get; set; }

    public int Invocations => Volatile.Read(ref _invocations);

    /// <summary>Invocations of the old version that wrote nothing and failed.</summary>
    public int Refusals => Volatile.Read(ref _refusals);

    public int Rings => Volatile.Read(ref _rings);

    public string RoleArn { get; init; } = "";

    public MappedFunction? Find(string accountId, string region, string nameOrArn) => new(Arn, RoleArn);

    public async Task<BatchOutcome> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken token)
    {
        Interlocked.Increment(ref _invocations);
        Task<BatchOutcome> current = RunAsync(Arn, payload, NewLife(payload), token);
        if (options.OldVersionIsInvoked)
        {
            var life = new FunctionLife(callsUntilDeath: 0);
            BatchOutcome old = await RunAsync(OldArn, payload, life, token);
            Interlocked.Add(ref _refusals, old.FunctionError == "Unhandled" && life.Writes == 0 ? 1 : 0);
        }

        return await current;
    }

    public Task RingAsync(string queueUrl, BellMessage message, CancellationToken token)
    {
        Interlocked.Increment(ref _rings);
        return options.BellIsBroken ? throw new System.Net.Http.HttpRequestException("The queue cannot be reached.") : Task.CompletedTask;
    }

    private async Task<BatchOutcome> RunAsync(string arn, ReadOnlyMemory<byte> payload, FunctionLife life, CancellationToken token)
    {
        string requestId = Guid.NewGuid().ToString();
        var applier = new BatchApplier(context, new Ledger(new MortalLedger(ledger, life)), new MortalTarget(target, life), this);
        var invocation = new Invocation(requestId, arn, context.Clock.GetUtcNow() + Timeout);
        // The event's buffer is the poller's; a dead process may be looking at its own for ever.
        Task<BatchAnswer> work = applier.ApplyAsync(payload.ToArray(), invocation, token);
        if (await Task.WhenAny(work, life.Death) != work)
        {
            return new BatchOutcome { RequestId = requestId, FunctionError = "Unhandled" };
        }

        try
        {
            var body = new ArrayBufferWriter<byte>();
            (await work).Write(body);
            return new BatchOutcome { RequestId = requestId, Payload = IsGarbage() ? Encoding.UTF8.GetBytes("{\"batchItemFailures\":7}") : body.WrittenMemory };
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            return new BatchOutcome { RequestId = requestId, FunctionError = "Unhandled" };
        }
    }

    private FunctionLife NewLife(ReadOnlyMemory<byte> payload)
    {
        if (options.Poison is { } poison && Encoding.UTF8.GetString(payload.Span).Contains(poison, StringComparison.Ordinal))
        {
            // Late enough that the intent stands, early enough that nothing of the batch is written.
            return new FunctionLife(callsUntilDeath: 0) { DiesBeforeWriting = true };
        }

        lock (_random)
        {
            bool dies = !IsCalm && _random.NextDouble() < options.Deaths;
            return new FunctionLife(dies ? 1 + _random.Next(12) : 0);
        }
    }

    private bool IsGarbage()
    {
        lock (_random)
        {
            return !IsCalm && _random.NextDouble() < options.Garbage;
        }
    }
}
