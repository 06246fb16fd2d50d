using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>Waits until no write can land any more that could put an older value of a key over what a repair writes.</summary>
/// <remarks>
/// Such writes are those of the attempt that left the key in doubt, and of attempts that hold the record that failed or an
/// older one; attempts of newer records only bring newer values. Their times are those of the function's clock. A clock of
/// this machine that is fast is seen by the service's, and a slow one makes the wait longer; no wait is longer than
/// <see cref="FailureConstants.LongestWrite"/>.
/// </remarks>
internal sealed class SettleTime(EngineContext context, FailurePlace place)
{
    /// <summary>Returns when the key can be settled.</summary>
    public async Task AwaitAsync(FailedKey key, CancellationToken token)
    {
        long began = context.Clock.GetTimestamp();
        IReadOnlySet<string> ids = (await InTheWayAsync(key, token).ConfigureAwait(false)).Select(intent => intent.Id).ToHashSet();
        bool isTold = false;
        while (context.Clock.GetElapsedTime(began) < FailureConstants.LongestWrite)
        {
            DateTime now = await NowAsync(token).ConfigureAwait(false);
            bool isOver = (key.Doubt is null || key.Doubt.SettleAfter <= now)
                && (ids.Count == 0 || !(await InTheWayAsync(key, token).ConfigureAwait(false))
                    .Any(intent => ids.Contains(intent.Id) && !intent.IsOver(now)));
            if (isOver)
            {
                return;
            }

            if (!isTold)
            {
                isTold = true;
                context.Observer.Observe(new PhaseEntered(
                    "Waiting until writes that are under way, or were given up, can no longer be carried out"));
            }

            await Task.Delay(FailureConstants.AttemptPoll, context.Clock, token).ConfigureAwait(false);
        }
    }

    private async Task<IEnumerable<BatchIntent>> InTheWayAsync(FailedKey key, CancellationToken token)
    {
        IReadOnlyList<BatchIntent> all = await place.Rows.ReadIntentsAsync(place.Control.Scope, token).ConfigureAwait(false);
        return all.Where(intent => !intent.Numbers.IsEmpty && intent.Numbers.First <= key.Number);
    }

    private async Task<DateTime> NowAsync(CancellationToken token)
    {
        ControlReading reading = await place.Rows.ReadControlAsync(place.Control.StreamArn, token).ConfigureAwait(false);
        DateTimeOffset wall = context.Clock.GetUtcNow();
        return (reading.ServiceTime is { } service && service < wall ? service : wall).UtcDateTime;
    }
}
