using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>HTTP by hand, so that nothing corrects what is sent. One request at a time; connects again when it has to.</summary>
internal sealed class RawConnection(Uri endpoint) : IDisposable
{
    private TcpClient? _client;
    private BufferedStream? _stream;

    /// <summary>Sends bytes and reads one answer; null when the connection was closed without one, or with what is none.</summary>
    public async Task<RawAnswer?> SendAsync(ReadOnlyMemory<byte> request, bool isHead, bool endsRequest, CancellationToken token)
    {
        if (endsRequest)
        {
            Close();
        }

        // A connection that was kept may have been closed by the other side: that is no answer to this request.
        bool isKept = _client is not null;
        RawAnswer? answer = await TrySendAsync(request, isHead, endsRequest, token);
        if (answer is null && isKept)
        {
            answer = await TrySendAsync(request, isHead, endsRequest, token);
        }

        return answer;
    }

    /// <summary>Sends bytes, and goes without waiting for an answer.</summary>
    public async Task SendAndGoAsync(ReadOnlyMemory<byte> request, CancellationToken token)
    {
        try
        {
            Stream stream = await ConnectAsync(token);
            await stream.WriteAsync(request, token);
            await stream.FlushAsync(token);
        }
        catch (IOException)
        {
            // The other side was faster.
        }

        Close();
    }

    public void Dispose() => Close();

    private async Task<RawAnswer?> TrySendAsync(ReadOnlyMemory<byte> request, bool isHead, bool endsRequest, CancellationToken token)
    {
        try
        {
            Stream stream = await ConnectAsync(token);
            await SendAsync(stream, request, endsRequest, token);
            RawAnswer? answer = await ReadAsync(stream, isHead, token);
            if (answer is null || answer.Closes || endsRequest)
            {
                Close();
            }

            return answer;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            Close();
            return null;
        }
    }

    // A server that has answered already need not read the rest.
    private async Task SendAsync(Stream stream, ReadOnlyMemory<byte> request, bool endsRequest, CancellationToken token)
    {
        try
        {
            await stream.WriteAsync(request, token);
            await stream.FlushAsync(token);
            if (endsRequest)
            {
                _client!.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (IOException)
        {
            // The answer, if there is one, tells why.
        }
    }

    private async Task<Stream> ConnectAsync(CancellationToken token)
    {
        if (_stream is null)
        {
            _client = new TcpClient { NoDelay = true };
            await _client.ConnectAsync(endpoint.Host, endpoint.Port, token);
            _stream = new BufferedStream(_client.GetStream(), 16 * 1024);
        }

        return _stream;
    }

    private static async Task<RawAnswer?> ReadAsync(Stream stream, bool isHead, CancellationToken token)
    {
        string? status = await ReadLineAsync(stream, token);
        while (status is not null && status.StartsWith("HTTP/1.1 100", StringComparison.Ordinal))
        {
            await ReadHeadersAsync(stream, token);
            status = await ReadLineAsync(stream, token);
        }

        if (status is not { Length: >= 12 } || !int.TryParse(status.AsSpan(9, 3), CultureInfo.InvariantCulture, out int code))
        {
            return null;
        }

        Dictionary<string, string> headers = await ReadHeadersAsync(stream, token);
        byte[] body = isHead || code is 204 or 304 ? [] : await ReadBodyAsync(stream, headers, token);
        bool closes = headers.GetValueOrDefault("connection") == "close" || status.StartsWith("HTTP/1.0", StringComparison.Ordinal)
            || (!isHead && code is not (204 or 304) && !headers.ContainsKey("content-length") && !headers.ContainsKey("transfer-encoding"));
        return new RawAnswer(code, Encoding.Latin1.GetString(body), closes);
    }

    private static async Task<Dictionary<string, string>> ReadHeadersAsync(Stream stream, CancellationToken token)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(stream, token) is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return headers;
    }

    private static async Task<byte[]> ReadBodyAsync(Stream stream, Dictionary<string, string> headers, CancellationToken token)
    {
        using var body = new MemoryStream();
        if (headers.TryGetValue("content-length", out string? length))
        {
            await CopyAsync(stream, body, int.Parse(length, CultureInfo.InvariantCulture), token);
        }
        else if (headers.ContainsKey("transfer-encoding"))
        {
            int size;
            while ((size = int.Parse(await ReadLineAsync(stream, token) ?? "0", NumberStyles.HexNumber, CultureInfo.InvariantCulture)) > 0)
            {
                await CopyAsync(stream, body, size, token);
                await ReadLineAsync(stream, token);
            }

            await ReadLineAsync(stream, token);
        }
        else
        {
            await stream.CopyToAsync(body, token);
        }

        return body.ToArray();
    }

    private static async Task CopyAsync(Stream stream, MemoryStream body, int count, CancellationToken token)
    {
        byte[] buffer = new byte[count];
        await stream.ReadExactlyAsync(buffer, token);
        body.Write(buffer);
    }

    private static async Task<string?> ReadLineAsync(Stream stream, CancellationToken token)
    {
        var line = new StringBuilder();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, token) > 0)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return line.Length > 0 ? line.ToString() : null;
    }

    private void Close()
    {
        _client?.Dispose();
        _client = null;
        _stream = null;
    }
}
