using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Tests.Aws.Http;

/// <summary>An HTTP server on a raw socket that answers the n-th request as the n-th line of its script says, however wrong that is.</summary>
/// <remarks>A line writes bytes itself and returns whether the connection lives on. Requests beyond the script end the connection.</remarks>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<ScriptedRequest, Stream, CancellationToken, Task<bool>>[] _script;
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private int _answered = -1;

    public ScriptedServer(params Func<ScriptedRequest, Stream, CancellationToken, Task<bool>>[] script)
    {
        _script = script;
        _listener.Start(backlog: 512);
        _accepting = AcceptAsync();
    }

    public string Url => "http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<ScriptedRequest> Requests => _requests.ToArray();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (int number = 1; ; number++)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                _connections.Add(ServeAsync(client, number));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Stopped, in one of the ways in which a listener says so.
        }
    }

    private async Task ServeAsync(TcpClient client, int connection)
    {
        using (client)
        {
            try
            {
                // Asked for once: of a connection that the client has ended there is no stream any more.
                var stream = new NetworkStream(client.Client, ownsSocket: false);
                using var buffered = new BufferedStream(stream);
                while (await ReadAsync(buffered, connection) is ScriptedRequest request)
                {
                    _requests.Enqueue(request);
                    int line = Interlocked.Increment(ref _answered);
                    if (line >= _script.Length || !await _script[line](request, stream, _stop.Token))
                    {
                        return;
                    }
                }
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException or SocketException
                or ObjectDisposedException)
            {
            }
        }
    }

    private async Task<ScriptedRequest?> ReadAsync(Stream stream, int connection)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (await ReadLineAsync(stream) is not string requestLine)
        {
            return null;
        }

        while (await ReadLineAsync(stream) is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':');
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        byte[] body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new ScriptedRequest(connection, requestLine[..requestLine.LastIndexOf(' ')], headers, body);
    }

    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.ASCII.GetString(line.ToArray()).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    /// <summary>The script of <paramref name="count"/> equal lines.</summary>
    public static Func<ScriptedRequest, Stream, CancellationToken, Task<bool>>[] Repeat(
        int count, Func<ScriptedRequest, Stream, CancellationToken, Task<bool>> line) =>
        [.. Enumerable.Repeat(line, count)];
}
