using System;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>A value whose changes reach one front end after another. Changes must not come at the same time.</summary>
internal sealed class Eventual<T>(T first)
{
    // Newest last. One alone holds everywhere.
    private volatile Version[] _versions = [new Version(first, DateTimeOffset.MinValue, TimeSpan.Zero, 1)];

    /// <summary>The newest value, wherever it holds already.</summary>
    public T Latest => _versions[^1].Value;

    /// <summary>Sets a value that holds at once, as nobody has seen another.</summary>
    public void Begin(T value) => _versions = [new Version(value, DateTimeOffset.MinValue, TimeSpan.Zero, 1)];

    /// <summary>Replaces the value; where the change takes time, the old one goes on to hold until then.</summary>
    public void Change(T value, PolicyPropagation propagation)
    {
        DateTimeOffset now = propagation.Now;
        TimeSpan delay = propagation.WorstForms.PolicyDelay;
        var version = new Version(value, now, delay, propagation.WorstForms.PolicyFrontEnds);
        int settled = Array.FindLastIndex(_versions, old => old.HoldsEverywhere(now));
        _versions = delay == TimeSpan.Zero ? [version] : [.. _versions.AsSpan(Math.Max(settled, 0)), version];
    }

    /// <summary>The value that holds at this front end now.</summary>
    public T At(int frontEnd, PolicyPropagation propagation)
    {
        Version[] versions = _versions;
        if (versions.Length > 1)
        {
            DateTimeOffset now = propagation.Now;
            for (int i = versions.Length - 1; i > 0; i--)
            {
                if (versions[i].HoldsAt(frontEnd, now))
                {
                    return versions[i].Value;
                }
            }
        }

        return versions[0].Value;
    }

    private sealed record Version(T Value, DateTimeOffset Since, TimeSpan Delay, int FrontEnds)
    {
        public bool HoldsEverywhere(DateTimeOffset now) => now >= Since + Delay;

        public bool HoldsAt(int frontEnd, DateTimeOffset now)
        {
            return now >= Since + (Delay * ((frontEnd % FrontEnds) + 1) / FrontEnds);
        }
    }
}
