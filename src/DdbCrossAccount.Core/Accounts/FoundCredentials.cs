using System;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Credentials, ready to use.</summary>
/// <param name="Credentials">The credentials.</param>
/// <param name="Words">Where they come from, as users read it.</param>
/// <param name="ExpiresAt">When they end for good; null when they are renewed, never end, or do not say.</param>
/// <param name="IsRole">True when they are a role's: another role assumed with them lives an hour at most.</param>
internal sealed record FoundCredentials(AWSCredentials Credentials, string Words, DateTime? ExpiresAt = null, bool IsRole = false)
{
    /// <summary>Names the source; the rest is nobody's to see.</summary>
    public override string ToString() => Words;
}
