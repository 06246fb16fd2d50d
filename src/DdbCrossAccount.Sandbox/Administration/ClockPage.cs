using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// GET tells service time and rate. POST <c>{"rate":60,"advanceSeconds":86400}</c>, either of them, or
/// <c>{"now":TIME}</c> instead of the span, moves the clock; the answer comes when all that was due by then has been
/// done.
/// </summary>
internal sealed class ClockPage(ServiceClock clock) : IAdministrationPage
{
    private const double MaximumRate = 1_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(10_000);

    public async ValueTask<object?> AnswerAsync(AdministrationCall call)
    {
        if (call is { Method: "POST", Part: "" })
        {
            await SetAsync(call.Settings("clock"));
        }

        return call is { Method: "GET" or "POST", Part: "" } ? new { now = clock.GetUtcNow(), rate = clock.Rate } : null;
    }

    private async Task SetAsync(SettingsObject settings)
    {
        double? rate = settings.Number("rate", 0, MaximumRate);
        TimeSpan? span = ReadSpan(settings);
        settings.RefuseOthers();
        if (rate is 0)
        {
            throw settings.Wrong("rate", "must be more than 0");
        }

        if (rate is double given)
        {
            clock.SetRate(given);
        }

        if (span is TimeSpan step)
        {
            // It may wait for work that is under way.
            await Task.Run(() => clock.Advance(step));
        }
    }

    private TimeSpan? ReadSpan(SettingsObject settings)
    {
        TimeSpan? span = settings.Seconds("advanceSeconds");
        if (settings.Time("now") is not DateTimeOffset time)
        {
            return span;
        }

        if (span is not null)
        {
            throw settings.Wrong("now", "cannot be given together with 'advanceSeconds'");
        }

        TimeSpan left = time - clock.GetUtcNow();
        return left < TimeSpan.Zero ? throw settings.Wrong("now", "must not be before the service time, which never goes back")
            : left > Longest ? throw settings.Wrong("now", "must not be more than 10,000 days ahead")
            : left;
    }
}
