using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Finds credentials and Region, asks STS whose they are, and makes the account with its live session.</summary>
internal sealed class AccountConnector(EngineContext context)
{
    /// <summary>Connects; the returned account holds its session.</summary>
    public Task<DdbAccount> ConnectAsync(ConnectOptions options, CancellationToken token)
    {
        _ = context;
        throw new NotImplementedException();
    }
}
