using System;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Kms;

/// <summary>A KMS key: nothing is encrypted with it, but who uses what it stands for needs its leave.</summary>
internal sealed class KmsKey(string accountId, string region, string id, PolicyDocument policy, DateTimeOffset createdAt)
{
    private volatile KmsKeyUse _use = new(policy, KmsKeyState.Enabled, createdAt);

    public string AccountId => accountId;

    public string Region => region;

    public string Id => id;

    public string Arn { get; } = $"arn:aws:kms:{region}:{accountId}:key/{id}";

    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>AWS manages it for a service: <c>alias/aws/…</c>.</summary>
    public bool IsAwsManaged { get; init; }

    /// <summary>An asymmetric or HMAC key encrypts no tables and objects.</summary>
    public string Spec { get; init; } = Symmetric;

    public const string Symmetric = "SYMMETRIC_DEFAULT";

    /// <summary>Policy and state, as they are now.</summary>
    public KmsKeyUse Use => _use;

    /// <summary>Since when the key cannot be used; null when it can.</summary>
    public DateTimeOffset? UnusableSince => _use.State == KmsKeyState.Enabled ? null : _use.Since;

    public void Change(PolicyDocument newPolicy, KmsKeyState state, DateTimeOffset now)
    {
        _use = new KmsKeyUse(newPolicy, state, state == _use.State ? _use.Since : now);
    }
}
