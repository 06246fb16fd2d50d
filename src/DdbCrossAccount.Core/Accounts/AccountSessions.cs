using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Gives the live session of an account, and connects again one that was read back from JSON or CliXml.</summary>
internal sealed class AccountSessions(EngineContext context)
{
    /// <summary>
    /// The session of <paramref name="account"/>. One without a session is connected from its profile, role and
    /// endpoint; it is refused when its caller is now in another account, or when it was connected with keys that are
    /// not kept.
    /// </summary>
    public Task<AccountSession> OpenAsync(DdbAccount account, CancellationToken token)
    {
        _ = context;
        throw new NotImplementedException();
    }
}
