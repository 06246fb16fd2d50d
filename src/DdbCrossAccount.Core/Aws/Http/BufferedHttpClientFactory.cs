using System;
using System.Net;
using System.Net.Http;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Http;

/// <summary>Makes the HTTP clients of our own SDK clients: answers are awaited whole, connections are kept and shared.</summary>
/// <remarks>
/// One <see cref="HttpClient"/> for each SDK client: the SDK caches what this factory makes (the cache key of a factory is
/// null, so the cache is the client's own and is disposed with it).
/// </remarks>
internal sealed class BufferedHttpClientFactory : HttpClientFactory
{
    // DNS changes of an endpoint are seen after this time; a shorter one costs TLS handshakes for nothing.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var client = new HttpClient(new BufferedAnswerHandler(CreateConnections(clientConfig)));
        if (clientConfig.Timeout.HasValue)
        {
            client.Timeout = clientConfig.Timeout.Value;
        }

        return client;
    }

    private static SocketsHttpHandler CreateConnections(IClientConfig clientConfig)
    {
        var connections = new SocketsHttpHandler
        {
            AllowAutoRedirect = clientConfig.AllowAutoRedirect,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
        };
        if (clientConfig.MaxConnectionsPerServer is int maximum)
        {
            connections.MaxConnectionsPerServer = maximum;
        }

        if (clientConfig.ConnectTimeout is TimeSpan connectTimeout)
        {
            connections.ConnectTimeout = connectTimeout;
        }

        UseProxy(connections, clientConfig.GetWebProxy(), clientConfig.ProxyCredentials);
        return connections;
    }

    private static void UseProxy(SocketsHttpHandler connections, IWebProxy? proxy, ICredentials? credentials)
    {
        if (proxy is null)
        {
            return;
        }

        connections.Proxy = proxy;
        if (credentials is not null)
        {
            proxy.Credentials = credentials;
        }
    }
}
