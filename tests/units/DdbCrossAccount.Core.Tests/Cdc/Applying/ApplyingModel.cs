using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Tests.Cdc.Ledgers;
using Xunit;
using static DdbCrossAccount.Core.Tests.Cdc.Records.StreamEvents;

namespace DdbCrossAccount.Core.Tests.Cdc.Applying;

/// <summary>
/// A stream of a few shards, pollers that deliver it as Lambda does and worse, and functions that apply it: every step of
/// every function stands still at the ledger's or the target's door until chance lets it go on, fails it, or kills the function.
/// </summary>
/// <remarks>One thread: what is let on runs to its next door. The same seed gives the same run.</remarks>
internal sealed class ApplyingModel
{
    private const int StepsWithFaults = 400;
    private const int MaxSteps = 20_000;
    private const string Poison = "poison";
    private static readonly TimeSpan InvocationTime = TimeSpan.FromSeconds(60);

    private readonly Random _random;
    private readonly bool _isLatenessBounded;
    private readonly FakeClock _clock = new(new DateTimeOffset(LedgerSamples.Time));
    private readonly FakeTarget _target = new();
    private readonly MemoryLedgerStore _store;
    private readonly Ledger _ledger;
    private readonly List<Shard> _shards = [];
    private readonly List<RunningInvocation> _running = [];
    private readonly List<LateWrite> _late = [];
    private readonly Dictionary<string, string?> _source = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SequenceNumber> _newestTaken = new(StringComparer.Ordinal);
    private readonly AsyncLocal<RunningInvocation?> _current = new();
    private CdcControl _control;
    private int _steps;
    private int _requests;

    /// <param name="seed">Chance.</param>
    /// <param name="isLatenessBounded">A write that nobody answered lands within a request lifetime; otherwise whenever it likes.</param>
    public ApplyingModel(int seed, bool isLatenessBounded)
    {
        _random = new Random(seed);
        _isLatenessBounded = isLatenessBounded;
        _store = new MemoryLedgerStore(_clock) { Before = AtLedgerAsync, After = BehindLedgerAsync };
        _ledger = new Ledger(_store);
        _target.Answer = AtTargetAsync;
        _control = LedgerSamples.Control with
        {
            Key = new KeySchema(new KeyAttribute("id", KeyAttributeType.S)), SkipBefore = null,
        };
        MakeShards();
    }

    private bool HasFaults => _steps < StepsWithFaults;

    public async Task RunAsync()
    {
        _control = (await _ledger.TryWriteControlAsync(_control, CancellationToken.None))!;
        for (; !IsOver(); _steps++)
        {
            Assert.True(_steps < MaxSteps, "The stream does not come to its end.");
            Step();
        }

        await LandAndSettleAsync();
    }

    private bool IsOver() => _shards.TrueForAll(shard => shard.Checkpoint == shard.Records.Count) && _running.Count == 0;

    private void MakeShards()
    {
        int shards = _random.Next(1, 4);
        for (int each = 0; each < shards; each++)
        {
            _shards.Add(new Shard());
        }

        long number = 0;
        for (int each = _random.Next(20, 80); each > 0; each--)
        {
            int shard = _random.Next(shards);
            string id = $"{shard}-{_random.Next(4)}";
            string? value = _random.Next(10) switch { 0 or 1 => null, 2 => Poison, _ => $"v{number}" };
            number += _random.Next(1, 5);
            _shards[shard].Records.Add(new ModelRecord(number, id, value));
            _source[id] = value;
        }
    }

    private void Step()
    {
        foreach (RunningInvocation running in _running.Where(each => _clock.GetUtcNow() >= each.Deadline).ToList())
        {
            Kill(running);
        }

        Collect();
        foreach (LateWrite late in _late.Where(each => each.At <= _clock.GetUtcNow()).ToList())
        {
            Land(late);
        }

        RunningInvocation[] atDoors = [.. _running.Where(running => running.Doors.Count > 0)];
        int choice = _random.Next(100);
        if (choice < 15)
        {
            Deliver(_shards[_random.Next(_shards.Count)]);
        }
        else if (choice < 18 && HasFaults && _running.Count > 0)
        {
            Kill(_running[_random.Next(_running.Count)]);
        }
        else if (atDoors.Length > 0 && choice < 95)
        {
            RunningInvocation running = atDoors[_random.Next(atDoors.Length)];
            TaskCompletionSource door = running.Doors[_random.Next(running.Doors.Count)];
            running.Doors.Remove(door);
            door.SetResult();
        }
        else
        {
            _clock.Advance(TimeSpan.FromSeconds(_random.NextDouble() * (_running.Count > 0 ? 1.5 : 10)));
        }
    }

    /// <summary>Begins the next delivery of a shard; with chance one that overlaps an earlier one, whose answer nobody waits for.</summary>
    private void Deliver(Shard shard)
    {
        bool isUnderWay = _running.Exists(running => running.Shard == shard && running.IsAwaited);
        if (!isUnderWay && shard.Checkpoint < shard.Records.Count)
        {
            shard.Starts.Add(shard.Checkpoint);
            Invoke(shard, shard.Checkpoint, isAwaited: true);
        }
        else if (HasFaults && shard.Starts.Count > 0 && _running.Count < 6)
        {
            Invoke(shard, shard.Starts[^Math.Min(shard.Starts.Count, _random.Next(1, 4))], isAwaited: false);
        }
    }

    private void Invoke(Shard shard, int from, bool isAwaited)
    {
        ModelRecord[] records = [.. shard.Records.Skip(from).Take(_random.Next(1, 12))];
        RunningInvocation running = new(shard, from, records, isAwaited, _clock.GetUtcNow() + InvocationTime);
        _running.Add(running);
        BatchApplier applier = new(
            new EngineContext(_clock, new Random(_random.Next()), new RecordingObserver()), _ledger, _target, new FakeBell());
        byte[] json = Event(records.Select(record => Record(record.Number, record.Id, record.Value)));
        _current.Value = running;
        running.Applying = applier.ApplyAsync(
            json,
            new Invocation($"r{++_requests}", LedgerSamples.FunctionArn, running.Deadline),
            CancellationToken.None);
        _current.Value = null;
    }

    /// <summary>Takes the answers of invocations that ended.</summary>
    private void Collect()
    {
        foreach (RunningInvocation running in _running.Where(each => each.Applying.IsCompleted).ToList())
        {
            _running.Remove(running);
            if (running.IsAwaited && running.Applying.IsCompletedSuccessfully)
            {
                Acknowledge(running, running.Applying.GetAwaiter().GetResult());
            }
            else if (running.Applying.IsFaulted)
            {
                // What the model throws at the doors, or what the applier makes of it; never a mistake in the program.
                Exception fault = running.Applying.Exception!.InnerException!;
                Assert.True(fault is Amazon.DynamoDBv2.AmazonDynamoDBException or ApplyingRefusedException, fault.ToString());
            }
        }
    }

    private void Acknowledge(RunningInvocation running, BatchAnswer answer)
    {
        int taken = answer.FirstUnsettled is { } first
            ? Array.FindIndex(running.Records, record => Number(record.Number) == first)
            : running.Records.Length;
        Assert.InRange(taken, 0, running.Records.Length);
        BatchReceipt[] receipts = [.. _store.RowsOf(LedgerConstants.ReceiptPrefix).Select(ReceiptRow.Read)];
        foreach (ModelRecord record in running.Records.Take(taken))
        {
            Assert.True(
                receipts.Any(receipt => receipt.Contains(LedgerSamples.Number(record.Number))),
                $"Record {record.Number} is acknowledged and has no receipt.");
        }

        running.Shard.Checkpoint = running.From + taken;
    }

    /// <summary>Ends a function as a kill does: nothing of it goes on, but what it has sent may still arrive.</summary>
    private void Kill(RunningInvocation running)
    {
        running.IsDead = true;
        running.Doors.Clear();
        _running.Remove(running);
        foreach (IReadOnlyList<RawWrite> sent in running.Sent)
        {
            MayLandLate(sent);
        }
    }

    private void MayLandLate(IReadOnlyList<RawWrite> writes)
    {
        double seconds = _random.NextDouble() * LedgerConstants.RequestLifetime.TotalSeconds;
        if (!_isLatenessBounded && _random.Next(3) == 0)
        {
            seconds *= 20;
        }

        // Some of it, or all, or nothing.
        int count = _random.Next(writes.Count + 1);
        _late.Add(new LateWrite(_clock.GetUtcNow().AddSeconds(seconds), [.. writes.Take(count)]));
    }

    private void Land(LateWrite late)
    {
        _late.Remove(late);
        _target.Carry(late.Writes.Where(write => FakeTarget.ValueOf(write) != Poison));
    }

    private Task AtLedgerAsync(LedgerCall call) => AtDoorAsync(call, percentOfFaults: 2);

    private Task BehindLedgerAsync(LedgerCall call)
    {
        CheckReceipt(call);
        return AtDoorAsync(call, percentOfFaults: 1);
    }

    private async Task AtDoorAsync(LedgerCall call, int percentOfFaults)
    {
        if (_current.Value is not { } running)
        {
            return;
        }

        await running.StandAsync();
        if (HasFaults && _random.Next(100) < percentOfFaults)
        {
            throw FakeTarget.Error("InternalServerError", System.Net.HttpStatusCode.InternalServerError, call.Operation);
        }
    }

    /// <summary>Every record that a receipt calls applied was acknowledged by the target, or a later one of its key was.</summary>
    private void CheckReceipt(LedgerCall call)
    {
        if (call.Operation != "Write" || !call.Entry.StartsWith(LedgerConstants.ReceiptPrefix, StringComparison.Ordinal))
        {
            return;
        }

        foreach (BatchReceipt receipt in _store.RowsOf(call.Entry).Select(ReceiptRow.Read))
        {
            foreach (ModelRecord record in _shards.SelectMany(shard => shard.Records)
                .Where(record => receipt.Applied.Contains(LedgerSamples.Number(record.Number))))
            {
                Assert.True(
                    _newestTaken.TryGetValue(record.Id, out SequenceNumber newest) && newest >= LedgerSamples.Number(record.Number),
                    $"Record {record.Number} is receipted and was not applied.");
            }
        }
    }

    private async Task<IReadOnlyList<RawWrite>> AtTargetAsync(IReadOnlyList<RawWrite> writes, CancellationToken token)
    {
        RunningInvocation running = _current.Value!;
        running.Sent.Add(writes);
        using (token.Register(() => running.GiveUp(writes)))
        {
            await running.StandAsync(writes);
        }

        running.Sent.Remove(writes);
        if (token.IsCancellationRequested)
        {
            MayLandLate(writes);
            throw new OperationCanceledException(token);
        }

        if (writes.Any(write => FakeTarget.ValueOf(write) == Poison))
        {
            throw FakeTarget.Error("ValidationException", message: "Item size has exceeded the maximum allowed size");
        }

        return Carry(running, writes, HasFaults ? _random.Next(100) : 99);
    }

    private IReadOnlyList<RawWrite> Carry(RunningInvocation running, IReadOnlyList<RawWrite> writes, int chance)
    {
        switch (chance)
        {
            case < 8:
                throw FakeTarget.Error("ProvisionedThroughputExceededException");
            case < 11:
                throw FakeTarget.Error("AccessDeniedException");
            case < 15:
                Take(running, writes);
                throw new IOException("The answer is lost.");
            case < 19:
                MayLandLate(writes);
                throw new IOException("The request was on its way.");
            case < 30:
                RawWrite[] left = [.. writes.Where(_ => _random.Next(2) == 0)];
                Take(running, [.. writes.Except(left)]);
                return left;
            default:
                Take(running, writes);
                return [];
        }
    }

    private void Take(RunningInvocation running, IReadOnlyList<RawWrite> writes)
    {
        _target.Carry(writes);
        foreach (string id in writes.Select(FakeTarget.IdOf))
        {
            SequenceNumber number = LedgerSamples.Number(running.Records.Last(record => record.Id == id).Number);
            _newestTaken[id] = _newestTaken.TryGetValue(id, out SequenceNumber newest) && newest > number ? newest : number;
        }
    }

    private async Task LandAndSettleAsync()
    {
        foreach (LateWrite late in _late.OrderBy(each => each.At).ToList())
        {
            Land(late);
        }

        _current.Value = null;
        string[] parked = [.. (await _ledger.ReadParkedAsync(_control.Scope, CancellationToken.None)).Select(each => IdOf(each.Key))];
        string[] doubtful = [.. (await _ledger.ReadDoubtsAsync(_control.Scope, CancellationToken.None)).Select(each => IdOf(each.Key))];
        foreach ((string id, string? value) in _source)
        {
            bool isEqual = _target.Items.GetValueOrDefault(id) == value;
            bool isKnown = parked.Contains(id) || (!_isLatenessBounded && doubtful.Contains(id));
            Assert.True(isEqual || isKnown, $"Key {id} ends at another value, and nothing tells of it.");
            Assert.True(value != Poison || parked.Contains(id), $"Key {id} is not parked.");
        }
    }

    private static string IdOf(ReadOnlyMemory<byte> key) => FakeTarget.IdOf(new RawWrite(RawWriteKind.Delete, key));

    private sealed class Shard
    {
        public List<ModelRecord> Records { get; } = [];

        /// <summary>Where deliveries began.</summary>
        public List<int> Starts { get; } = [];

        public int Checkpoint { get; set; }
    }

    private sealed record ModelRecord(long Number, string Id, string? Value);

    private sealed record LateWrite(DateTimeOffset At, IReadOnlyList<RawWrite> Writes);

    private sealed class RunningInvocation(
        Shard shard, int from, ModelRecord[] records, bool isAwaited, DateTimeOffset deadline)
    {
        private readonly Dictionary<IReadOnlyList<RawWrite>, TaskCompletionSource> _doorsOfWrites = [];

        public Shard Shard => shard;

        public int From => from;

        public ModelRecord[] Records => records;

        public bool IsAwaited => isAwaited;

        public DateTimeOffset Deadline => deadline;

        public Task<BatchAnswer> Applying { get; set; } = new TaskCompletionSource<BatchAnswer>().Task;

        /// <summary>What stands still.</summary>
        public List<TaskCompletionSource> Doors { get; } = [];

        /// <summary>Writes that were sent and not answered.</summary>
        public List<IReadOnlyList<RawWrite>> Sent { get; } = [];

        public bool IsDead { get; set; }

        public Task StandAsync(IReadOnlyList<RawWrite>? writes = null)
        {
            TaskCompletionSource door = new();
            if (!IsDead)
            {
                Doors.Add(door);
            }

            if (writes is not null)
            {
                _doorsOfWrites[writes] = door;
            }

            return door.Task;
        }

        /// <summary>The function waits for the answer no longer.</summary>
        public void GiveUp(IReadOnlyList<RawWrite> writes)
        {
            if (!IsDead && _doorsOfWrites.TryGetValue(writes, out TaskCompletionSource? door) && Doors.Remove(door))
            {
                door.SetResult();
            }
        }
    }
}
