using System;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>The time that an invocation has: until when it may write, and what the service's clock says.</summary>
internal sealed class InvocationTime
{
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _serviceTime;
    private readonly long _readAt;

    /// <param name="clock">Wall time.</param>
    /// <param name="deadline">Wall time at which Lambda kills the function.</param>
    /// <param name="serviceTime">What DynamoDB's clock said just now; null where it did not say.</param>
    public InvocationTime(TimeProvider clock, DateTimeOffset deadline, DateTimeOffset? serviceTime)
    {
        _clock = clock;
        _readAt = clock.GetTimestamp();
        _serviceTime = serviceTime ?? clock.GetUtcNow();
        Deadline = deadline;
        TimeSpan reserve = (deadline - clock.GetUtcNow()) * ApplyingConstants.ReserveShare;
        WriteUntil = deadline - Clamp(reserve, ApplyingConstants.ShortestReserve, ApplyingConstants.LongestReserve);
    }

    public DateTimeOffset Deadline { get; }

    /// <summary>Wall time at which every write to the target has ended; the rest is the ledger's.</summary>
    public DateTimeOffset WriteUntil { get; }

    public DateTimeOffset WallTime => _clock.GetUtcNow();

    /// <summary>The service's time now: as it was read, and the time since.</summary>
    public DateTime ServiceTime => (_serviceTime + _clock.GetElapsedTime(_readAt)).UtcDateTime;

    /// <summary>What is left for writing; zero or less when nothing is.</summary>
    public TimeSpan Left => WriteUntil - WallTime;

    private static TimeSpan Clamp(TimeSpan value, TimeSpan least, TimeSpan most) =>
        value < least ? least : value > most ? most : value;
}
