using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.SQS.Model;
using DdbCrossAccount.Core.Cdc.Failures;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Failures;

/// <summary>Listing and repairing failures, on ledger, tables, stream and queue of the sandbox.</summary>
[Collection(SandboxFixture.Collection)]
public sealed class FailureTests(SandboxFixture fixture) : IAsyncLifetime
{
    private FailureBench _bench = null!;

    public async Task InitializeAsync() => _bench = await FailureBench.CreateAsync(fixture);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task List_EveryKind_IsToldAndNothingChanged()
    {
        await _bench.ParkAsync("a", 5);
        await _bench.DoubtAsync("a", 6, TimeSpan.FromSeconds(30));
        await _bench.DoubtAsync("b", 4, TimeSpan.Zero);
        await _bench.RingAsync("a");
        await _bench.PutAsync(_bench.Source, "c", 1);
        await _bench.DiscardAsync();
        await _bench.SendAsync("""{"kind":"order","total":7}""");

        DdbCdcFailure[] failures = await _bench.ListAsync();

        Assert.Equal(["Doubt", "Parked", "Discarded", "Message"], failures.Select(failure => failure.Kind));
        Assert.Equal("""{"id":{"S":"a"}}""", failures[1].Key);
        Assert.Equal(("ValidationException", "The target refused it."), (failures[1].ErrorCode, failures[1].Reason));
        Assert.NotNull(failures[1].SettleAfter);
        Assert.EndsWith("(RetryAttemptsExhausted).", failures[2].Reason, StringComparison.Ordinal);
        Assert.StartsWith("The message is neither", failures[3].Reason, StringComparison.Ordinal);
        Assert.All(failures, failure => Assert.Equal("Open", failure.Status));
        Assert.Equal(3, await _bench.CountMessagesAsync());
        Assert.Equal(4, (await _bench.ListAsync()).Length);
    }

    [Fact]
    public async Task List_OfALedger_TellsOfAllStreams_AndWarnsWithoutTheQueuesAccount()
    {
        await _bench.ParkAsync("a", 5);

        await new FailureLister(_bench.Context).ListAsync(
            _bench.Target.Account, source: null, _bench.Cdc.LedgerTableName, CancellationToken.None);

        WarningRaised[] warnings = _bench.Take<WarningRaised>();
        Assert.Contains("was not given, and was not read", Assert.Single(warnings).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repair_EveryKind_BringsTheSourcesStateAndLeavesWhatIsNotOurs()
    {
        await _bench.PutAsync(_bench.Source, "given-up", 4);
        await _bench.DiscardAsync();
        await _bench.PutAsync(_bench.Source, "parked", 2);
        await _bench.PutAsync(_bench.Target, "parked", 1);
        await _bench.PutAsync(_bench.Target, "gone", 1);
        await _bench.PutAsync(_bench.Source, "same", 3);
        await _bench.PutAsync(_bench.Target, "same", 3);
        await _bench.ParkAsync("parked", 5);
        await _bench.DoubtAsync("gone", 6, TimeSpan.Zero);
        await _bench.DoubtAsync("same", 7, TimeSpan.Zero);
        await _bench.RingAsync("parked");
        await _bench.SendAsync("nothing of ours");

        await _bench.RepairAsync();

        DdbCdcFailure[] repaired = [.. _bench.Take<ResultProduced>().Select(produced => (DdbCdcFailure)produced.Result)];
        Assert.Equal(
            ["AlreadyEqual", "Deleted", "Repaired", "Repaired"],
            repaired.Select(failure => failure.Status).Order(StringComparer.Ordinal));
        Assert.Equal("2", await _bench.ReadTargetAsync("parked"));
        Assert.Null(await _bench.ReadTargetAsync("gone"));
        Assert.Equal("4", await _bench.ReadTargetAsync("given-up"));
        Assert.Empty(await _bench.Rows.ReadIntentsAsync(_bench.Control.Scope, CancellationToken.None));
        Assert.Equal("Message", Assert.Single(await _bench.ListAsync()).Kind);
    }

    [Fact]
    public async Task Repair_Chosen_LeavesTheOthers()
    {
        await _bench.PutAsync(_bench.Source, "a", 1);
        await _bench.PutAsync(_bench.Source, "b", 1);
        await _bench.ParkAsync("a", 5);
        await _bench.ParkAsync("b", 6);
        await _bench.RingAsync("a", "b");

        await _bench.RepairAsync(failure => failure.Key == """{"id":{"S":"b"}}""");
        _bench.Take<ResultProduced>();

        Assert.Equal("""{"id":{"S":"a"}}""", Assert.Single(await _bench.ListAsync()).Key);
        Assert.Null(await _bench.ReadTargetAsync("a"));
        Assert.Equal("1", await _bench.ReadTargetAsync("b"));
        Assert.Equal(1, await _bench.CountMessagesAsync());
    }

    [Fact]
    public async Task Repair_BeforeLateWritesAreOver_WaitsForThem()
    {
        await _bench.PutAsync(_bench.Source, "a", 1);
        await _bench.DoubtAsync("a", 5, TimeSpan.FromSeconds(90));
        await _bench.ParkAsync("b", 9);
        var older = new BatchIntent
        {
            Id = "x",
            RequestId = "x",
            Epoch = 0,
            Attempt = 1,
            SettledAfter = _bench.Clock.Now.AddSeconds(200),
            Records = 1,
            Numbers = SequenceNumberSet.Of([SequenceNumber.Parse("7")]),
        };
        await _bench.Rows.WriteIntentAsync(_bench.Control.Scope, older, CancellationToken.None);
        DateTime began = _bench.Clock.Now;

        await _bench.RepairAsync(failure => failure.Kind == "Doubt");
        Assert.Equal([], _bench.Take<InputFailed>().Select(failed => failed.Error.Message));
        Assert.True(_bench.Clock.Now >= began.AddSeconds(200), "The attempt that holds an older record was not awaited.");
        await _bench.Rows.RemoveIntentAsync(_bench.Control.Scope, older, CancellationToken.None);
        DateTime between = _bench.Clock.Now;
        await _bench.RepairAsync();
        Assert.Equal([], _bench.Take<InputFailed>().Select(failed => failed.Error.Message));
        Assert.True(_bench.Clock.Now < between.AddSeconds(100), "An attempt that has ended was awaited.");

        Assert.Empty(await _bench.ListAsync());
    }

    [Fact]
    public async Task Repair_TargetNotOurs_IsRefused()
    {
        await _bench.PutAsync(_bench.Source, "a", 1);
        await _bench.ParkAsync("a", 5);
        await _bench.StopAsync();

        await Assert.ThrowsAsync<CdcNotApplyingException>(() => _bench.RepairAsync());

        Assert.Null(await _bench.ReadTargetAsync("a"));
        Assert.Single(await _bench.ListAsync());
    }

    [Fact]
    public async Task Repair_TrimmedBatchAndRefusedWrite_StayListed()
    {
        await _bench.PutAsync(_bench.Source, "a", 1);
        await _bench.ParkAsync("a", 5);
        await _bench.DiscardAsync("shardId-00000000000000000000-00000000", "100000000000000000001");
        await fixture.Sandbox.AskAsync("faults", $$"""
            {"id":"{{_bench.Table}}","effect":"error","code":"ValidationException","message":"a secret","operation":"PutItem","table":"{{_bench.Table}}","count":1}
            """);

        await _bench.RepairAsync();

        string[] reasons = [.. _bench.Take<InputFailed>().Select(failed => failed.Error.Message)];
        Assert.Contains(reasons, reason => reason.Contains("the target refuses the item as the source has it (ValidationException)", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.Contains("the stream does not have its records any more", StringComparison.Ordinal));
        Assert.DoesNotContain(reasons, reason => reason.Contains("secret", StringComparison.Ordinal));
        Assert.Equal(["Parked", "Discarded"], (await _bench.ListAsync()).Select(failure => failure.Kind));
    }

    [Fact]
    public async Task List_QueueGone_WarnsAndTellsTheLedger()
    {
        await _bench.ParkAsync("a", 5);
        await _bench.Source.Sqs.DeleteQueueAsync(new DeleteQueueRequest { QueueUrl = _bench.QueueUrl });

        await new FailureLister(_bench.Context).ListAsync(_bench.Cdc, CancellationToken.None);

        Assert.Contains(
            "could not be read, so that batches that Lambda gave up are not listed",
            Assert.Single(_bench.Take<WarningRaised>()).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""{"kind":"DdbCrossAccount.KeysParked"}""")]
    [InlineData("""{"kind":"DdbCrossAccount.KeysParked","streamArn":"s","runId":7,"keys":[]}""")]
    [InlineData("""{"DDBStreamBatchInfo":{"streamArn":"s","shardId":"x","startSequenceNumber":"a","endSequenceNumber":"2"}}""")]
    [InlineData("""{"DDBStreamBatchInfo":7}""")]
    public void Read_WhatIsNeither_IsForeign(string body)
    {
        Assert.IsType<FailureMessage.Foreign>(FailureMessage.Read(body));
    }
}
