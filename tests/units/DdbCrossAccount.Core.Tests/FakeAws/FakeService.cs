using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Tests.FakeAws;

/// <summary>
/// A scripted stand-in for AWS on loopback, for what a test has to control to the answer: it drops answers, refuses
/// single operations and shows any state. Behaviour as a whole is shown against the sandbox.
/// </summary>
internal sealed class FakeService : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeFault>> _faults = new();
    private readonly ConcurrentQueue<FakeCall> _calls = new();
    private readonly Task _serving;

    public FakeService()
    {
        Context = new EngineContext(Clock, new Random(11), Observer);
        Url = $"http://127.0.0.1:{FindPort()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = ServeAsync();
        Source = Connect("111111111111", "AKIASOURCE");
        Target = Connect("222222222222", "AKIATARGET");
    }

    public string Url { get; }

    /// <summary>The service's clock and the engine's: waiting moves it.</summary>
    /// <remarks>It begins with the machine's time: the SDK takes a far other Date header for a wrong clock and calls again.</remarks>
    public FakeClock Clock { get; } = new(Now()) { RunsDelaysUpTo = TimeSpan.FromMinutes(2) };

    public RecordingObserver Observer { get; } = new();

    public EngineContext Context { get; }

    public DdbAccount Source { get; }

    public DdbAccount Target { get; }

    public FakeTables Tables { get; } = new();

    public FakeBuckets Buckets { get; } = new();

    /// <summary>Answers carry no time that can be read.</summary>
    public bool HidesTime { get; set; }

    public IReadOnlyList<FakeCall> Calls => [.. _calls];

    /// <summary>The calls that change something, in the order of arrival.</summary>
    public IReadOnlyList<string> Changes => [.. _calls.Where(call => call.IsChange).Select(call => call.Operation)];

    /// <summary>The next answers to an operation go wrong in these ways.</summary>
    public void Fail(string operation, params FakeFault[] faults)
    {
        ConcurrentQueue<FakeFault> queue = _faults.GetOrAdd(operation, _ => new());
        foreach (FakeFault fault in faults)
        {
            queue.Enqueue(fault);
        }
    }

    public void Dispose()
    {
        _listener.Close();
        GC.KeepAlive(_serving);
    }

    private static DateTimeOffset Now() =>
        DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    private static int FindPort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private DdbAccount Connect(string accountId, string accessKey)
    {
        DdbAccount account = new()
        {
            AccountId = accountId,
            Region = "eu-west-1",
            Arn = $"arn:aws:iam::{accountId}:user/tester",
            CredentialSource = "explicit keys",
            EndpointUrl = Url,
        };
        account.Session = new AccountSession(account, new BasicAWSCredentials(accessKey, "secret"), Url);
        return account;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        string accountId = context.Request.Headers["Authorization"]?.Contains("AKIASOURCE", StringComparison.Ordinal) == true
            ? Source.AccountId
            : Target.AccountId;
        string? target = context.Request.Headers["X-Amz-Target"];
        string operation = target?.Split('.')[1] ?? S3Operation(context.Request);
        JsonObject? body = null;
        if (target is not null)
        {
            using StreamReader reader = new(context.Request.InputStream);
            body = (JsonObject)JsonNode.Parse(await reader.ReadToEndAsync())!;
        }

        _calls.Enqueue(new FakeCall(operation, accountId, body, context.Request.RawUrl ?? string.Empty));
        FakeFault? fault = _faults.TryGetValue(operation, out ConcurrentQueue<FakeFault>? queue) && queue.TryDequeue(out FakeFault? next)
            ? next
            : null;
        FakeAnswer answer = fault?.Answer(target is not null)
            ?? (body is null
                ? Buckets.Answer(accountId, context.Request)
                : Tables.Answer(operation, accountId, body, Clock.Now, Buckets));
        if (fault?.DropsAnswer == true)
        {
            context.Response.KeepAlive = false;
            context.Response.Abort();
            return;
        }

        await WriteAsync(context.Response, answer);
    }

    private static string S3Operation(HttpListenerRequest request) =>
        request.QueryString["list-type"] == "2" ? "ListObjectsV2" : $"{request.HttpMethod}Object";

    private async Task WriteAsync(HttpListenerResponse response, FakeAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers["Date"] = HidesTime ? "hidden" : Clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        response.Headers["x-amzn-RequestId"] = "REQUEST1";
        response.Headers["x-amz-request-id"] = "REQUEST1";
        if (answer.ETag is not null)
        {
            response.Headers["ETag"] = $"\"{answer.ETag}\"";
        }

        response.ContentLength64 = answer.Body.Length;
        try
        {
            await response.OutputStream.WriteAsync(answer.Body);
            response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The caller has gone; a cancelled request is no failure of this one.
        }
    }
}
