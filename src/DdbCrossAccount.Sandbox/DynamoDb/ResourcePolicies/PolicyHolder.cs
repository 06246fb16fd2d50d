using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>
/// The policy of a table or a stream. After each change AWS takes no other for 15 seconds. Changed under the table's
/// lock; read without.
/// </summary>
internal sealed class PolicyHolder
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private DateTimeOffset? _changedAt;

    public ResourcePolicy? Current { get; private set; }

    /// <summary>A policy that the table was created with holds at once, and no pause follows.</summary>
    public void Begin(ResourcePolicy? policy)
    {
        Current = policy;
    }

    public void Change(ResourcePolicy? policy, DateTimeOffset now)
    {
        if (now < _changedAt + Pause)
        {
            throw DynamoDbError.PolicyJustChanged();
        }

        Current = policy;
        _changedAt = now;
    }
}
