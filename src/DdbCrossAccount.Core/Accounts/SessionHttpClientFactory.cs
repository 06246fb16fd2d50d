using System;
using System.Net.Http;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Makes the HTTP clients of a session's typed clients.</summary>
/// <remarks>Each SDK client keeps the one that is made for it and disposes it with itself.</remarks>
internal sealed class SessionHttpClientFactory(HttpMessageHandler? network) : HttpClientFactory
{
    // A changed address of a service is seen after this time.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new AttemptHandler(network ?? CreateConnections()), disposeHandler: network is null)
        {
            Timeout = clientConfig.Timeout ?? AccountConstants.AttemptTimeout,
        };

    private static SocketsHttpHandler CreateConnections() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = AccountConstants.ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        UseCookies = false,
    };
}
