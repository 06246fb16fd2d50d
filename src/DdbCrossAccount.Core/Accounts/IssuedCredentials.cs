using System;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Temporary credentials as a service has just issued them.</summary>
/// <param name="Credentials">The credentials.</param>
/// <param name="Lifetime">How long they live, counted from before the request that got them.</param>
internal sealed record IssuedCredentials(ImmutableCredentials Credentials, TimeSpan Lifetime)
{
    /// <summary>Says nothing: a record's own text would show what it holds.</summary>
    public override string ToString() => nameof(IssuedCredentials);
}
