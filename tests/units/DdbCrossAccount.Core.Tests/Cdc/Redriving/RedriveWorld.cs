using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Redriving;

namespace DdbCrossAccount.Core.Tests.Cdc.Redriving;

/// <summary>
/// One key of two tables with everything that may touch it: an application that writes the source, change data capture that
/// carries its records over in order, parks some and loses the answers of others, writes of dead attempts that land late,
/// and repairs that are killed. Whenever the redriver calls something, the rest of the world goes on first, by chance.
/// </summary>
/// <remarks>Few values, so that an old one often looks like a new one. Null stands for no item.</remarks>
internal sealed class RedriveWorld(int seed) : TimeProvider, IRedriveTarget
{
    private static readonly TimeSpan WriteLifetime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AnnouncedLifetime = TimeSpan.FromSeconds(80);

    private readonly Random _random = new(seed);
    private readonly List<int?> _stream = [];
    private readonly List<LateWrite> _late = [];
    private readonly List<(int Number, DateTimeOffset Over)> _announced = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private int? _source = 0;
    private int? _target = 0;
    private int _applied;
    private int _writesLeft = 12;
    private int? _parked;
    private (int Number, DateTimeOffset SettleAfter)? _doubt;
    private bool _isQuiet;

    /// <summary>What the redriver may do wrong, for tests of this world itself.</summary>
    public bool SettlesEarly { get; init; }

    public int Repairs { get; private set; }

    public int Kills { get; private set; }

    public int LateLandings { get; private set; }

    public IRedriveTable Source => new SourceTable(this);

    public bool HasFailures => _parked is not null || _doubt is not null;

    public bool AreEqual => _source == _target;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Lets the application write and repairs go on, then lets everything come to rest; every failure is repaired then.</summary>
    public async Task RunAsync(Func<RedriveWorld, Redriver> make)
    {
        for (int round = 0; round < 30; round++)
        {
            Steps(4);
            if (HasFailures)
            {
                await RepairAsync(make);
            }
        }

        _isQuiet = true;
        while (_applied < _stream.Count || _late.Count > 0)
        {
            Step();
        }

        for (int round = 0; HasFailures; round++)
        {
            if (round == 1000)
            {
                throw new InvalidOperationException("The failures are never repaired.");
            }

            await RepairAsync(make);
        }

        while (_late.Count > 0)
        {
            Step();
        }
    }

    public Task<ReadOnlyMemory<byte>> ReadAsync(ReadOnlyMemory<byte> key, CancellationToken token)
    {
        BeforeCall();
        return Task.FromResult(Item(_target));
    }

    public Task<RedriveWrite> WriteAsync(
        ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> item, ReadOnlyMemory<byte> before, CancellationToken token)
    {
        Steps(3);
        int? value = Value(item);
        int? expected = Value(before);

        // An expression cannot compare all of a large item.
        bool seesAll = _random.Next(3) > 0;
        var write = new LateWrite(value, _now + WriteLifetime, now => seesAll ? now == expected : now is null == expected is null);
        int fate = _random.Next(10);
        if (fate == 0)
        {
            _late.Add(write);
            Kill();
        }

        if (fate == 1)
        {
            return Task.FromResult(RedriveWrite.Busy);
        }

        if (fate is 2 or 3)
        {
            _late.Add(write);
            return Task.FromResult(RedriveWrite.Unknown);
        }

        RedriveWrite outcome = Land(write) ? RedriveWrite.Done : RedriveWrite.Changed;
        return Task.FromResult(fate == 4 ? RedriveWrite.Unknown : outcome);
    }

    /// <summary>A timer that is due at once: the world goes on until then.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        WaitUntil(_now + dueTime);
        callback(state);
        return new EndedTimer();
    }

    private async Task RepairAsync(Func<RedriveWorld, Redriver> make)
    {
        int? parked = _parked;
        (int Number, DateTimeOffset SettleAfter)? doubt = _doubt;
        int number = Math.Max(parked ?? 0, doubt?.Number ?? 0);
        if (!SettlesEarly)
        {
            WaitUntil(_announced.Where(each => each.Number <= number).Select(each => each.Over)
                .Append(doubt?.SettleAfter ?? _now).Max());
        }

        (int, DateTimeOffset)? mine = null;
        try
        {
            RedriveOutcome outcome = await make(this).SettleAsync(Encoding.UTF8.GetBytes("{}"), Announce, CancellationToken.None);
            _announced.RemoveAll(each => each == mine);
            if (outcome == RedriveOutcome.MovedOn)
            {
                return;
            }
        }
        catch (KilledException)
        {
            Kills++;
            return;
        }

        Repairs++;
        Steps(2);
        _parked = _parked == parked ? null : _parked;
        _doubt = _doubt == doubt ? null : _doubt;

        Task Announce(CancellationToken token)
        {
            Steps(1);
            _announced.RemoveAll(each => each == mine);
            mine = (number, _now + AnnouncedLifetime);
            _announced.Add(mine.Value);
            return Task.CompletedTask;
        }
    }

    private void BeforeCall()
    {
        Steps(3);
        if (_random.Next(60) == 0)
        {
            Kill();
        }
    }

    private void Kill()
    {
        if (!_isQuiet || _random.Next(2) == 0)
        {
            throw new KilledException();
        }
    }

    private void Steps(int most)
    {
        for (int steps = _random.Next(most + 1); steps > 0; steps--)
        {
            Step();
        }
    }

    private void Step()
    {
        switch (_random.Next(5))
        {
            case 0 when _writesLeft > 0 && !_isQuiet:
                WriteSource();
                break;
            case 1 or 2 when _applied < _stream.Count:
                Capture();
                break;
            case 3 when _late.Count > 0:
                LandOne();
                break;
            default:
                WaitUntil(_now + TimeSpan.FromSeconds(_random.Next(8)), goesOn: false);
                break;
        }
    }

    private void WriteSource()
    {
        int? value = _random.Next(4) is int drawn && drawn == 3 ? null : drawn;
        if (value != _source)
        {
            _writesLeft--;
            _source = value;
            _stream.Add(value);
        }
    }

    // The last of some records is written; the others are superseded.
    private void Capture()
    {
        int last = Math.Min(_applied + 1 + _random.Next(3), _stream.Count);
        int? value = _stream[last - 1];
        switch (_random.Next(8))
        {
            case 0:
                _parked = last;
                _applied = last;
                break;
            case 1 or 2:
                LoseAnswer(last, value);
                break;
            default:
                _target = value;
                _applied = last;
                break;
        }
    }

    private void LoseAnswer(int last, int? value)
    {
        _doubt = (last, _now + WriteLifetime);
        if (_random.Next(2) == 0)
        {
            _target = value;
        }
        else
        {
            _late.Add(new LateWrite(value, _now + WriteLifetime, _ => true));
        }

        // Acknowledged with a doubt, or delivered again.
        _applied = _random.Next(3) > 0 ? last : _applied;
    }

    private void LandOne()
    {
        LateWrite write = _late[_random.Next(_late.Count)];
        _late.Remove(write);
        LateLandings += Land(write) ? 1 : 0;
    }

    private bool Land(LateWrite write)
    {
        bool isDone = write.Condition(_target);
        _target = isDone ? write.Value : _target;
        return isDone;
    }

    private void WaitUntil(DateTimeOffset end, bool goesOn = true)
    {
        while (_now < end)
        {
            if (goesOn)
            {
                Steps(1);
            }

            _now += TimeSpan.FromSeconds(1) < end - _now ? TimeSpan.FromSeconds(1) : end - _now;

            // A write lands before its time is over, or never.
            foreach (LateWrite write in _late.Where(write => write.Ends <= _now).ToArray())
            {
                _late.Remove(write);
                LateLandings += _random.Next(2) == 0 && Land(write) ? 1 : 0;
            }
        }
    }

    private static ReadOnlyMemory<byte> Item(int? value) => value is int number
        ? Encoding.UTF8.GetBytes($$$"""{"id":{"S":"a"},"v":{"N":"{{{number.ToString(CultureInfo.InvariantCulture)}}}"}}""")
        : default;

    private static int? Value(ReadOnlyMemory<byte> item) => item.IsEmpty ? null : item.Span[^4] - '0';

    private sealed record LateWrite(int? Value, DateTimeOffset Ends, Func<int?, bool> Condition);

    private sealed class KilledException : Exception;

    private sealed class EndedTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class SourceTable(RedriveWorld world) : IRedriveTable
    {
        public Task<ReadOnlyMemory<byte>> ReadAsync(ReadOnlyMemory<byte> key, CancellationToken token)
        {
            world.BeforeCall();
            return Task.FromResult(Item(world._source));
        }
    }
}
