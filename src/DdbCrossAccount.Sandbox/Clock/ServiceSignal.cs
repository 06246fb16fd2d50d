using System;
using System.Threading;

namespace DdbCrossAccount.Sandbox.Clock;

/// <summary>
/// What a <see cref="ServiceWork"/> at rest may wait for besides a moment of time. It stays raised until it is lowered,
/// so that one raised while nobody waits is not lost. Anybody may raise it, under any lock; one work waits for it.
/// </summary>
internal sealed class ServiceSignal
{
    private readonly Lock _lock = new();
    private Action? _waiting;
    private bool _isRaised;

    public void Raise()
    {
        Action? waiting;
        lock (_lock)
        {
            _isRaised = true;
            waiting = _waiting;
            _waiting = null;
        }

        waiting?.Invoke();
    }

    /// <summary>To be called before looking at what it tells of.</summary>
    public void Lower()
    {
        lock (_lock)
        {
            _isRaised = false;
        }
    }

    /// <summary>Lets the next <see cref="Raise"/> call back; false if it is raised already.</summary>
    internal bool TryAwait(Action waiting)
    {
        lock (_lock)
        {
            _waiting = _isRaised ? null : waiting;
            return !_isRaised;
        }
    }
}
