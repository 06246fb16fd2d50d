using System;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Credentials that stay what they are until they expire: an MFA session.</summary>
/// <remarks>AWS's own refusal is the fallback where the clock is wrong; this only says it in time and by name.</remarks>
internal sealed class FixedCredentials(
    ImmutableCredentials credentials, DateTimeOffset expires, TimeProvider clock, Func<Exception> expired) : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => clock.GetUtcNow() < expires ? credentials : throw expired();
}
