using System;
using DdbCrossAccount.Core.Comparing.Pairing;

namespace DdbCrossAccount.Core.Comparing.Rechecking;

/// <summary>A key that is read again from time to time.</summary>
internal sealed class PendingPair
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset _seenAt;
    private PairReading? _last;
    private DateTimeOffset _unchangedSince;
    private MismatchKind _kind;
    private int _timesSeen = 1;

    public PendingPair(PairMismatch mismatch, DateTimeOffset seenAt)
    {
        Key = mismatch.Key;
        Due = seenAt;
        _seenAt = seenAt;
        _unchangedSince = seenAt;
        _kind = mismatch.Kind;
    }

    public ReadOnlyMemory<byte> Key { get; }

    /// <summary>When it is to be read next.</summary>
    public DateTimeOffset Due { get; private set; }

    /// <summary>Takes a reading; null when it has to be read again at <see cref="Due"/>.</summary>
    public RecheckedPair? Take(PairReading reading, DateTimeOffset now, RecheckOptions options)
    {
        if (reading.Mismatch is not { } kind)
        {
            return End(RecheckVerdict.Equal, now);
        }

        _timesSeen++;
        _kind = kind;
        if (_last != reading)
        {
            _last = reading;
            _unchangedSince = now;
        }

        if (now - _unchangedSince >= options.StableFor)
        {
            return End(RecheckVerdict.Different, now);
        }

        if (now - _seenAt >= options.GiveUpAfter)
        {
            return End(RecheckVerdict.Moving, now);
        }

        Due = NextReading(now, options);
        return null;
    }

    // Delays double; a reading falls on the moment at which something can be said.
    private DateTimeOffset NextReading(DateTimeOffset now, RecheckOptions options)
    {
        DateTimeOffset next = now + (FirstDelay * Math.Pow(2, Math.Min(_timesSeen - 2, 10)));
        DateTimeOffset stable = _unchangedSince + options.StableFor;
        DateTimeOffset end = _seenAt + options.GiveUpAfter;
        DateTimeOffset decision = stable < end ? stable : end;
        return next < decision ? next : decision;
    }

    private RecheckedPair End(RecheckVerdict verdict, DateTimeOffset now) =>
        new(verdict, _kind, Key, now - _seenAt, _timesSeen);
}
