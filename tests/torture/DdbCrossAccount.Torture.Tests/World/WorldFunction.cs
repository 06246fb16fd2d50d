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
    public const string Name = "arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc";
    public const string Arn = Name + ":2";
    private const string OldArn = Name + ":1";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Random _random = new(options.Seed);
    private int _invocations;
    private int _rings;

    /// <summary>The writer has ended: nobody dies any more but of poison.</summary>
    public bool IsCalm { get; set; }

    public int Invocations => Volatile.Read(ref _invocations);

    public int Rings => Volatile.Read(ref _rings);

    public string RoleArn { get; init; } = "";

    public MappedFunction? Find(string accountId, string region, string nameOrArn) => new(Arn, RoleArn);

    public async Task<BatchOutcome> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken token)
    {
        Interlocked.Increment(ref _invocations);
        Task<BatchOutcome> current = RunAsync(Arn, payload, token);
        if (!options.OldVersionIsInvoked)
        {
            return await current;
        }

        BatchOutcome old = await RunAsync(OldArn, payload, token);
        Xunit.Assert.Equal("Unhandled", old.FunctionError);
        return await current;
    }

    public Task RingAsync(string queueUrl, BellMessage message, CancellationToken token)
    {
        Interlocked.Increment(ref _rings);
        return options.BellIsBroken ? throw new System.Net.Http.HttpRequestException("The queue cannot be reached.") : Task.CompletedTask;
    }

    private async Task<BatchOutcome> RunAsync(string arn, ReadOnlyMemory<byte> payload, CancellationToken token)
    {
        string requestId = Guid.NewGuid().ToString();
        FunctionLife life = NewLife(payload);
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
