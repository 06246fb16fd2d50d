using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.CdcFunction.Logging;
using DdbCrossAccount.CdcFunction.Runtime;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Probing;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Tests;
using DdbCrossAccount.Core.Tests.Cdc.Applying;
using DdbCrossAccount.Core.Tests.Cdc.Ledgers;
using Xunit;
using static DdbCrossAccount.Core.Tests.Cdc.Records.StreamEvents;

namespace DdbCrossAccount.CdcFunction.Tests.Runtime;

public sealed class RuntimeLoopTests
{
    private readonly FakeClock _clock = new(new DateTimeOffset(LedgerSamples.Time)) { RunsDelaysUpTo = TimeSpan.FromSeconds(5) };
    private readonly FakeTarget _target = new();
    private readonly MemoryStream _output = new();
    private readonly Ledger _ledger;

    public RuntimeLoopTests() => _ledger = new Ledger(new MemoryLedgerStore(_clock));

    [Fact]
    public async Task Run_OfGoodAndBadEvents_AnswersEachAndGoesOn()
    {
        await StartAsync();

        ScriptedRuntime runtime = await RunAsync(
            Event(Record(1, "first", "1")), Encoding.UTF8.GetBytes("secret garbage"), [], Event(Record(2, "second", "1")));

        Assert.Equal(["""r0: {"batchItemFailures":[]}""", """r3: {"batchItemFailures":[]}"""], runtime.Answers);
        Assert.Equal(["EventUnreadable", "EventUnreadable"], runtime.Failures.Select(failure => failure.ErrorType));
        Assert.Equal(["first", "second"], _target.Items.Keys);
    }

    [Fact]
    public async Task Run_WithoutALedgerRow_FailsTheInvocation()
    {
        ScriptedRuntime runtime = await RunAsync(Event(Record(1, "a", "1")));

        Assert.Equal("StreamNotInLedger", Assert.Single(runtime.Failures).ErrorType);
        Assert.Empty(runtime.Answers);
    }

    [Fact]
    public async Task Log_OfEverything_IsJsonLinesWithoutItemData()
    {
        await StartAsync();
        _target.Answer = (writes, _) => writes.Any(write => FakeTarget.ValueOf(write) == "secretvalue")
            ? throw FakeTarget.Error("ValidationException", message: "secretmessage")
            : throw new IOException("secretmessage");

        ScriptedRuntime runtime = await RunAsync(
            Event(Record(1, "secretkey", "secretvalue")), Event(Record(2, "secretkey2", "x")), Encoding.UTF8.GetBytes("secret"));

        Assert.Equal(2, runtime.Answers.Count);
        string[] lines = Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<string> events = [.. lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()!)];
        Assert.Equal(["KeyParked", "BatchEnded", "KeysInDoubt", "BatchEnded", "InvocationFailed"], events);
        Assert.All(lines, line => Assert.DoesNotContain("secret", line, StringComparison.Ordinal));
        Assert.Contains("\"errorCode\":\"ValidationException\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"requestId\":\"r0\"", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Probe_IsAnsweredAndNothingIsApplied()
    {
        await StartAsync();
        _target.Answer = (_, _) => Task.FromResult<IReadOnlyList<RawWrite>>([]);

        ScriptedRuntime runtime = await RunAsync(ProbeEvent.Write(LedgerSamples.Control.StreamArn).ToArray());

        Assert.StartsWith(
            """r0: {"probe":[{"action":"dynamodb:GetItem","resource":"arn:ledger","error":null,"policy":null},""",
            Assert.Single(runtime.Answers),
            StringComparison.Ordinal);
    }

    private async Task StartAsync()
    {
        CdcControl control = LedgerSamples.Control with { Key = new KeySchema(new KeyAttribute("id", KeyAttributeType.S)) };
        await _ledger.TryWriteControlAsync(control, CancellationToken.None);
    }

    private async Task<ScriptedRuntime> RunAsync(params byte[][] events)
    {
        ScriptedRuntime runtime = new(events.Select((json, index) => new RuntimeInvocation(
            new Invocation($"r{index}", LedgerSamples.FunctionArn, _clock.GetUtcNow().AddSeconds(60)), json)));
        FunctionLog log = new(_output, _clock);
        BatchApplier applier = new(new EngineContext(_clock, new Random(1), log), _ledger, _target, new FakeBell());
        RightsProbe probe = new(_ledger, "arn:ledger", _target);

        await Assert.ThrowsAsync<RuntimeApiException>(
            () => new RuntimeLoop(runtime, new FunctionHandler(applier, probe), log).RunAsync(CancellationToken.None));
        return runtime;
    }
}
