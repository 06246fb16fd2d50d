using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace DdbCrossAccount.CdcFunction.Tests.Process;

/// <summary>Lambda's side of the runtime API for one function process: hands out an event, and waits for what comes of it.</summary>
internal sealed class RuntimeServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private int _requests;

    public RuntimeServer()
    {
        Address = $"127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"http://{Address}/");
        _listener.Start();
    }

    public string Address { get; }

    /// <summary>Hands out an event and returns the path and body of the answer.</summary>
    public async Task<(string Path, string Body)> InvokeAsync(string functionArn, byte[] payload)
    {
        HttpListenerContext next = await _listener.GetContextAsync();
        Dictionary<string, string> headers = new()
        {
            ["Lambda-Runtime-Aws-Request-Id"] = $"r{++_requests}",
            ["Lambda-Runtime-Invoked-Function-Arn"] = functionArn,
            ["Lambda-Runtime-Deadline-Ms"] =
                TimeProvider.System.GetUtcNow().AddSeconds(60).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        foreach ((string name, string value) in headers)
        {
            next.Response.Headers[name] = value;
        }

        await next.Response.OutputStream.WriteAsync(payload);
        next.Response.Close();
        return await ReceiveAsync();
    }

    /// <summary>Takes what the process posts next.</summary>
    public async Task<(string Path, string Body)> ReceiveAsync()
    {
        HttpListenerContext posted = await _listener.GetContextAsync();
        using StreamReader reader = new(posted.Request.InputStream, Encoding.UTF8);
        string body = await reader.ReadToEndAsync();
        posted.Response.StatusCode = (int)HttpStatusCode.Accepted;
        posted.Response.Close();
        return (posted.Request.Url!.AbsolutePath, body);
    }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
