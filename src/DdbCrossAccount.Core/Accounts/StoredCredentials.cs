using System;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Credentials that another module's object held, unwrapped.</summary>
/// <param name="AccessKey">The access key id.</param>
/// <param name="SecretKey">Its secret.</param>
/// <param name="SessionToken">The session token of temporary keys.</param>
/// <param name="ExpiresAt">When they end, if that is known.</param>
internal sealed record StoredCredentials(
    string AccessKey,
    string SecretKey,
    string? SessionToken = null,
    DateTime? ExpiresAt = null)
{
    /// <summary>Asks the object again, which may have refreshed itself; null where it cannot.</summary>
    public Func<StoredCredentials>? Reread { get; init; }

    /// <summary>Says nothing: a record's own text would show the secret key.</summary>
    public override string ToString() => nameof(StoredCredentials);
}
