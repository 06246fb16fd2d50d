using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>
/// When the settings of a table were changed whose changes AWS limits. Each method notes a change, or refuses it and
/// changes nothing. Used under the table's lock.
/// </summary>
internal sealed class SettingChanges
{
    private const int FreeDecreases = 4;
    private const int FreeEncryptions = 4;
    private const int MostOnDemandSwitches = 4;
    private const int MostTableClasses = 2;

    private static readonly TimeSpan BetweenDecreases = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenEncryptions = TimeSpan.FromHours(6);
    private static readonly TimeSpan BetweenProtections = TimeSpan.FromSeconds(15);

    private readonly List<DateTimeOffset> _encryptions = [];
    private readonly List<DateTimeOffset> _tableClasses = [];
    private readonly List<DateTimeOffset> _onDemandSwitches = [];
    private DateTimeOffset? _protection;
    private int _decreases;

    public DateTimeOffset? LastIncrease { get; private set; }

    public DateTimeOffset? LastDecrease { get; private set; }

    public DateTimeOffset? LastTableClass => _tableClasses.Count > 0 ? _tableClasses[^1] : null;

    /// <summary>Counted by days of UTC.</summary>
    public int DecreasesToday(DateTimeOffset now)
    {
        return LastDecrease?.UtcDateTime.Date == now.UtcDateTime.Date ? _decreases : 0;
    }

    /// <summary>A change of provisioned units; one that lowers either of them is a decrease.</summary>
    public void NoteThroughput(Throughput old, Throughput changed, DateTimeOffset now)
    {
        if (changed.Read < old.Read || changed.Write < old.Write)
        {
            RequireDecrease(now);
            _decreases = DecreasesToday(now) + 1;
            LastDecrease = now;
        }

        if (changed.Read > old.Read || changed.Write > old.Write)
        {
            LastIncrease = now;
        }
    }

    public void NoteOnDemandSwitch(DateTimeOffset now)
    {
        DateTimeOffset[] recent = Within(_onDemandSwitches, TimeSpan.FromDays(1), now);
        if (recent.Length >= MostOnDemandSwitches)
        {
            throw DynamoDbError.SubscriberLimit(
                $"Update to PayPerRequest mode are limited to {MostOnDemandSwitches} times in 1 day(s). Last update at {LongTime(recent[^1])}. "
                + $"Next update can be made at {LongTime(recent[0].AddDays(1))}");
        }

        _onDemandSwitches.Add(now);
    }

    public void NoteTableClass(DateTimeOffset now)
    {
        if (Within(_tableClasses, TimeSpan.FromDays(30), now).Length >= MostTableClasses)
        {
            throw DynamoDbError.SubscriberLimit($"Updates to TableClass are limited to {MostTableClasses} times in 30 day(s).");
        }

        _tableClasses.Add(now);
    }

    public void NoteEncryption(DateTimeOffset now)
    {
        DateTimeOffset[] recent = Within(_encryptions, TimeSpan.FromDays(1), now);
        if (recent.Length >= FreeEncryptions && now < recent[^1] + BetweenEncryptions)
        {
            throw DynamoDbError.SubscriberLimit(
                $"Encryption mode changes are limited in the 24h window ending at {ShortTime(now)}. After the first {FreeEncryptions} change, "
                + $"each subsequent change in the same window can be performed at most once every {BetweenEncryptions.TotalSeconds} seconds. "
                + $"Number of updates today: {recent.Length}. Last change at {ShortTime(recent[^1])}. "
                + $"Next changes can be made at {ShortTime(recent[^1] + BetweenEncryptions)}.");
        }

        _encryptions.Add(now);
    }

    public void NoteProtection(string table, DateTimeOffset now)
    {
        if (_protection is { } last && now < last + BetweenProtections)
        {
            throw DynamoDbError.Throttling(
                $"Deletion protection setting for table {table} modified within the previous {BetweenProtections.TotalMilliseconds} milliseconds. "
                + $"Please try again after {ShortTime(last + BetweenProtections)}");
        }

        _protection = now;
    }

    private void RequireDecrease(DateTimeOffset now)
    {
        if (DecreasesToday(now) >= FreeDecreases && LastDecrease is { } last && now < last + BetweenDecreases)
        {
            throw DynamoDbError.SubscriberLimit(
                $"Provisioned throughput decreases are limited within a given UTC day. After the first {FreeDecreases} decreases, "
                + $"each subsequent decrease in the same UTC day can be performed at most once every {BetweenDecreases.TotalSeconds} seconds. "
                + $"Number of decreases today: {DecreasesToday(now)}. Last decrease at {LongTime(last)}. "
                + $"Next decrease can be made at {LongTime(last + BetweenDecreases)}");
        }
    }

    private static DateTimeOffset[] Within(List<DateTimeOffset> times, TimeSpan span, DateTimeOffset now)
    {
        return [.. times.Where(time => time > now - span)];
    }

    private static string ShortTime(DateTimeOffset time)
    {
        return time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    private static string LongTime(DateTimeOffset time)
    {
        return time.UtcDateTime.ToString("dddd, MMMM d, yyyy h:mm:ss tt 'UTC'", CultureInfo.InvariantCulture);
    }
}
