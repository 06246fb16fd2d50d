using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Tests;

/// <summary>Keeps every event in the order of arrival.</summary>
internal sealed class RecordingObserver : IEngineObserver
{
    private readonly ConcurrentQueue<EngineEvent> _events = new();

    public IReadOnlyList<EngineEvent> Events => [.. _events];

    public IReadOnlyList<T> Of<T>()
        where T : EngineEvent => [.. _events.OfType<T>()];

    public void Observe(EngineEvent engineEvent) => _events.Enqueue(engineEvent);
}
