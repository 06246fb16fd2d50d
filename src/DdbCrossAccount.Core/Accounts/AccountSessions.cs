using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Gives the live session of an account, and connects again one that was read back from JSON or CliXml.</summary>
internal sealed class AccountSessions(EngineContext context, AccountSurroundings? surroundings = null)
{
    // One object may be used by several tables at once: it is connected once.
    private static readonly ConditionalWeakTable<DdbAccount, SemaphoreSlim> Connecting = new();

    /// <summary>Asks the user for the code of an MFA device, where an account that needs one is connected again.</summary>
    public Func<string, CancellationToken, Task<string>>? MfaTokenCode { get; init; }

    /// <summary>
    /// The session of <paramref name="account"/>. One without a session is connected from its profile, role and
    /// endpoint; it is refused when its caller is now in another account, or when it was connected with keys that are
    /// not kept.
    /// </summary>
    public async Task<AccountSession> OpenAsync(DdbAccount account, CancellationToken token)
    {
        if (account.Session is AccountSession live)
        {
            return live;
        }

        SemaphoreSlim connecting = Connecting.GetValue(account, static _ => new SemaphoreSlim(1, 1));
        await connecting.WaitAsync(token).ConfigureAwait(false);
        try
        {
            if (account.Session is not AccountSession session)
            {
                account.Session = session = await ReconnectAsync(account, token).ConfigureAwait(false);
            }

            return session;
        }
        finally
        {
            connecting.Release();
        }
    }

    private async Task<AccountSession> ReconnectAsync(DdbAccount account, CancellationToken token)
    {
        if (CredentialChoice.IsGone(account.CredentialSource))
        {
            throw ErrorCatalogue.CredentialsNotKept(account.AccountId, account.CredentialSource);
        }

        DdbAccount connected = await new AccountConnector(context, surroundings)
            .ConnectAsync(ToOptions(account), token).ConfigureAwait(false);
        AccountSession session = (AccountSession)connected.Session!;
        if (account.AccountId.Length > 0 && !string.Equals(account.AccountId, connected.AccountId, StringComparison.Ordinal))
        {
            session.Dispose();
            throw ErrorCatalogue.AccountDiffers(account.AccountId, connected.AccountId, connected.Arn);
        }

        return session;
    }

    private ConnectOptions ToOptions(DdbAccount account) => new()
    {
        ProfileName = account.ProfileName,
        ProfileLocation = account.ProfileLocation,
        Region = account.Region,
        RoleArn = account.RoleArn,
        SourceProfile = account.SourceProfile,
        ExternalId = account.ExternalId,
        MfaSerial = account.MfaSerial,
        MfaTokenCode = MfaTokenCode,
        EndpointUrl = account.EndpointUrl,
    };
}
