using System;
using System.Collections.Concurrent;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Module.Base;

/// <summary>Carries events from the engine's threads to the pipeline thread.</summary>
/// <remarks>What is told after the queue was closed is dropped, so that an observer never throws.</remarks>
internal sealed class EventQueue : IEngineObserver, IDisposable
{
    private readonly BlockingCollection<EngineEvent> _events = [];
    private readonly object _gate = new();

    /// <summary>True when it is closed and everything was taken.</summary>
    public bool IsDrained => _events.IsCompleted;

    public void Observe(EngineEvent engineEvent)
    {
        lock (_gate)
        {
            if (!_events.IsAddingCompleted)
            {
                _events.Add(engineEvent);
            }
        }
    }

    /// <summary>Says that the engine has ended.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _events.CompleteAdding();
        }
    }

    /// <summary>Takes the next event; null when none came in time.</summary>
    public EngineEvent? Take(TimeSpan patience) => _events.TryTake(out EngineEvent? next, patience) ? next : null;

    public void Dispose() => _events.Dispose();
}
