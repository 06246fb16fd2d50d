using System;
using System.Net.Http;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.Http;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Makes the HTTP clients of a session's typed clients.</summary>
/// <remarks>Each SDK client keeps the one that is made for it and disposes it with itself.</remarks>
/// <param name="network">Stands in for the network in tests.</param>
/// <param name="awaitsBodies">Answers are awaited whole: for clients of JSON services, never for S3, whose bodies are streams.</param>
internal sealed class SessionHttpClientFactory(HttpMessageHandler? network, bool awaitsBodies = false) : HttpClientFactory
{
    // A changed address of a service is seen after this time.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new AttemptHandler(CreateAnswers()), disposeHandler: network is null)
        {
            Timeout = clientConfig.Timeout ?? AccountConstants.AttemptTimeout,
        };

    private HttpMessageHandler CreateAnswers() => awaitsBodies
        ? new BufferedAnswerHandler(network ?? CreateConnections())
        : network ?? CreateConnections();

    private static SocketsHttpHandler CreateConnections() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = AccountConstants.ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        UseCookies = false,
    };
}
