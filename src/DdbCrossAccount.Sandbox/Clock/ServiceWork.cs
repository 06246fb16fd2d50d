using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Clock;

/// <summary>
/// Something that goes on in service time by itself: a job, a request that is held. It is busy from its making to its
/// disposal except while it waits with one of the methods <c>UntilAsync</c>; an advance of the clock waits for it while it
/// is busy, so that it sees each moment that it waits for. What is busy must not wait for the clock in any other way.
/// </summary>
internal sealed class ServiceWork : IDisposable
{
    private readonly ServiceClock _clock;
    private readonly bool _holdsRequest;
    private bool _isEnded;

    /// <param name="clock">The clock that waits for it.</param>
    /// <param name="holdsRequest">While it waits somebody outside waits for the answer to a request.</param>
    public ServiceWork(ServiceClock clock, bool holdsRequest = false)
    {
        _clock = clock;
        _holdsRequest = holdsRequest;
        clock.Enter();
    }

    /// <summary>Waits until this moment of service time; not at all when it has passed.</summary>
    public async Task UntilAsync(DateTimeOffset due, CancellationToken token = default)
    {
        if (due <= _clock.GetUtcNow())
        {
            return;
        }

        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // It is busy again before the clock may go on, and is at rest only when the timer is armed.
        using ITimer timer = _clock.CreateTimer(_ => Resume(reached, null), null, due);
        using CancellationTokenRegistration given = token.Register(() => Resume(reached, token));
        Rest();
        await reached.Task;
    }

    /// <summary>Waits until the signal is raised, or until this moment of service time; null: for the signal only.</summary>
    public async Task UntilAsync(DateTimeOffset? due, ServiceSignal signal)
    {
        if (due <= _clock.GetUtcNow())
        {
            return;
        }

        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using ITimer? timer = due is DateTimeOffset time ? _clock.CreateTimer(_ => Resume(reached, null), null, time) : null;
        if (!signal.TryAwait(() => Resume(reached, null)))
        {
            // It goes on being busy; where the timer was first, that has made it busy once more.
            if (!reached.TrySetResult())
            {
                Rest();
            }

            return;
        }

        Rest();
        await reached.Task;
    }

    public void Dispose()
    {
        if (!_isEnded)
        {
            _isEnded = true;
            _clock.Leave();
        }
    }

    private void Rest()
    {
        if (_holdsRequest)
        {
            _clock.BeginHold();
        }

        _clock.Leave();
    }

    // Of timer, signal and cancellation only the first counts.
    private void Resume(TaskCompletionSource reached, CancellationToken? canceled)
    {
        _clock.Enter();
        bool isFirst = canceled is CancellationToken token ? reached.TrySetCanceled(token) : reached.TrySetResult();
        if (!isFirst)
        {
            _clock.Leave();
        }
        else if (_holdsRequest)
        {
            _clock.EndHold();
        }
    }
}
