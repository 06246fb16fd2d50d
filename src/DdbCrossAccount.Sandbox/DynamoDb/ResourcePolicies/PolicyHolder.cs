using System;
using System.Globalization;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>The policy of a table or a stream. Changed under the table's lock; read without.</summary>
/// <remarks>
/// After each change AWS takes no other for 15 seconds: in the first two it says that the resource is in use, then that
/// there were too many changes. Where changed policies take time, GetResourcePolicy shows the new one after two seconds
/// and long before it holds (seen on AWS: 1 to 3 seconds to be shown, up to 237 to hold).
/// </remarks>
internal sealed class PolicyHolder
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pending = TimeSpan.FromSeconds(2);

    private readonly Eventual<ResourcePolicy?> _policy = new(null);
    private ResourcePolicy? _previous;
    private DateTimeOffset? _changedAt;
    private TimeSpan _shownAfter;
    private long _revision;

    /// <summary>The newest, whether it holds already or not.</summary>
    public ResourcePolicy? Current => _policy.Latest;

    /// <summary>The moment of the last change as a revision id, also that of a deletion. Null: there was none.</summary>
    public string? LastRevision => _changedAt is null ? null : Text(_revision);

    /// <summary>When the next change is taken.</summary>
    public DateTimeOffset? BlockedUntil => _changedAt + Pause;

    /// <summary>What holds for a request that this front end took.</summary>
    public ResourcePolicy? At(int frontEnd, PolicyPropagation propagation) => _policy.At(frontEnd, propagation);

    /// <summary>What GetResourcePolicy shows.</summary>
    public ResourcePolicy? ShownAt(DateTimeOffset now) => now < _changedAt + _shownAfter ? _previous : Current;

    /// <summary>A change is being taken over.</summary>
    public bool IsPending(DateTimeOffset now) => now < _changedAt + Pending;

    public bool IsBlocked(DateTimeOffset now) => now < BlockedUntil;

    /// <summary>A policy that the table was created with holds at once, and no pause follows.</summary>
    public void Begin(CanonicalPolicy policy, PolicyPropagation propagation)
    {
        _revision = propagation.Now.ToUnixTimeMilliseconds();
        _policy.Begin(new ResourcePolicy(policy, Text(_revision)));
    }

    /// <summary>Null removes the policy.</summary>
    public void Change(CanonicalPolicy? policy, PolicyPropagation propagation)
    {
        DateTimeOffset now = propagation.Now;
        TimeSpan delay = propagation.WorstForms.PolicyDelay;
        _previous = Current;
        _changedAt = now;
        _shownAfter = delay < Pending ? delay : Pending;
        _revision = Math.Max(_revision + 1, now.ToUnixTimeMilliseconds());
        _policy.Change(policy is null ? null : new ResourcePolicy(policy, Text(_revision)), propagation);
    }

    private static string Text(long revision) => revision.ToString(CultureInfo.InvariantCulture);
}
