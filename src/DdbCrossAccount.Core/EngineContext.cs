using System;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core;

/// <summary>What every part of the engine is handed and takes from nowhere else: time, chance and whom to tell.</summary>
/// <param name="Clock">The clock of all waiting and measuring. The service's own time comes from its answers, never from here.</param>
/// <param name="Random">Chance for jitter and tokens. It is used under a lock of its user: <see cref="System.Random"/> is not thread-safe.</param>
/// <param name="Observer">Takes events.</param>
internal sealed record EngineContext(TimeProvider Clock, Random Random, IEngineObserver Observer);
