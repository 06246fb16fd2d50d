using System;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Credentials of another module's object, which is asked again a minute before they expire where that is possible.</summary>
internal sealed class HandedCredentials(StoredCredentials first, TimeProvider clock) : AWSCredentials
{
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(1);

    private readonly object _lock = new();
    private StoredCredentials _current = first;

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials()
    {
        lock (_lock)
        {
            if (_current is { Reread: { } reread, ExpiresAt: { } expires } && clock.GetUtcNow().UtcDateTime >= expires - Lead)
            {
                _current = reread();
            }

            return new ImmutableCredentials(_current.AccessKey, _current.SecretKey, _current.SessionToken);
        }
    }
}
