using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Tests.Functions;

/// <summary>
/// The functions of one account at the level of HTTP: states that take their time, revisions, versions, tags, and answers that
/// go wrong on request.
/// </summary>
internal sealed class FakeLambda : HttpMessageHandler
{
    public const string AccountId = "111111111111";

    private const string Prefix = "arn:aws:lambda:eu-west-1:111111111111:function:";

    private readonly Dictionary<string, Queue<FakeLambdaFault>> _faults = [];
    private readonly List<string> _calls = [];
    private int _revision;

    public Dictionary<string, FakeFunction> Functions { get; } = [];

    /// <summary>As often a function has to be read until what was done to it is done.</summary>
    public int ReadsUntilSettled { get; set; } = 2;

    /// <summary>Every call, in the order of arrival.</summary>
    public IReadOnlyList<string> Calls => _calls;

    /// <summary>The calls that change something.</summary>
    public IReadOnlyList<string> Changes =>
        [.. _calls.Where(call => !call.StartsWith("Get", StringComparison.Ordinal) && !call.StartsWith("List", StringComparison.Ordinal))];

    /// <summary>The last body that an operation got.</summary>
    public Dictionary<string, JsonObject> Bodies { get; } = [];

    /// <summary>Done at the arrival of a call, before it is served: what somebody else does meanwhile.</summary>
    public Action<string>? Meanwhile { get; set; }

    /// <summary>The next answers to an operation go wrong in this way.</summary>
    public void Fail(string operation, FakeLambdaFault fault, int times = 1)
    {
        Queue<FakeLambdaFault> queue = _faults.TryGetValue(operation, out Queue<FakeLambdaFault>? found) ? found : _faults[operation] = new();
        for (int i = 0; i < times; i++)
        {
            queue.Enqueue(fault);
        }
    }

    /// <summary>A revision that no function has had.</summary>
    public string NextRevision() => "r" + (++_revision).ToString(CultureInfo.InvariantCulture);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string text = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        JsonObject body = text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!;
        string path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        string operation = OperationOf(request.Method.Method, path);
        _calls.Add(operation);
        Bodies[operation] = body;
        Meanwhile?.Invoke(operation);
        FakeLambdaFault? fault =
            _faults.TryGetValue(operation, out Queue<FakeLambdaFault>? queue) && queue.TryDequeue(out FakeLambdaFault? next) ? next : null;
        if (fault is { IsServed: false })
        {
            return fault.Answer();
        }

        HttpResponseMessage answer = Serve(operation, path, request.RequestUri.Query, body);
        return fault?.Answer() ?? answer;
    }

    private static string OperationOf(string method, string path) => (method, path) switch
    {
        (_, _) when path.StartsWith("/2017-03-31/tags/", StringComparison.Ordinal) => "ListTags",
        ("POST", "/2015-03-31/functions") => "CreateFunction",
        ("POST", _) when path.EndsWith("/versions", StringComparison.Ordinal) => "PublishVersion",
        ("PUT", _) when path.EndsWith("/code", StringComparison.Ordinal) => "UpdateFunctionCode",
        ("PUT", _) when path.EndsWith("/configuration", StringComparison.Ordinal) => "UpdateFunctionConfiguration",
        ("GET", _) when path.EndsWith("/configuration", StringComparison.Ordinal) => "GetFunctionConfiguration",
        _ => throw new InvalidOperationException($"{method} {path}"),
    };

    private HttpResponseMessage Serve(string operation, string path, string query, JsonObject body)
    {
        if (operation == "CreateFunction")
        {
            return Create(body);
        }

        string name = operation == "ListTags" ? path[(path.LastIndexOf(':') + 1)..] : path.Split('/')[3];
        if (!Functions.TryGetValue(name, out FakeFunction? function))
        {
            return FakeLambdaFault.Error(404, "ResourceNotFoundException", "Function not found").Answer();
        }

        return operation switch
        {
            "ListTags" => Json(new JsonObject { ["Tags"] = Map(function.Tags) }),
            "GetFunctionConfiguration" => Read(function, query),
            _ when function.IsBusy => FakeLambdaFault.Error(409, "ResourceConflictException", "An update is in progress").Answer(),
            _ when body["RevisionId"]?.GetValue<string>() is { } revision && revision != function.RevisionId =>
                FakeLambdaFault.Error(412, "PreconditionFailedException", "The Revision Id provided does not match").Answer(),
            "UpdateFunctionCode" => UpdateCode(function, body),
            "UpdateFunctionConfiguration" => UpdateSettings(function, body),
            _ => Publish(function),
        };
    }

    private HttpResponseMessage Create(JsonObject body)
    {
        string name = body["FunctionName"]!.GetValue<string>();
        if (Functions.ContainsKey(name))
        {
            return FakeLambdaFault.Error(409, "ResourceConflictException", "Function already exist: " + name).Answer();
        }

        var function = new FakeFunction(Prefix + name) { ReadsLeft = ReadsUntilSettled, State = "Pending", RevisionId = NextRevision() };
        function.Settings = Settings(body);
        function.Code = Code(body["Code"]!["ZipFile"]!.GetValue<string>());
        function.Architecture = body["Architectures"]![0]!.GetValue<string>();
        function.Tags = body["Tags"]?.AsObject().ToDictionary(tag => tag.Key, tag => tag.Value!.GetValue<string>()) ?? [];
        Functions[name] = function;
        return Json(function.Describe("$LATEST"), 201);
    }

    private HttpResponseMessage Read(FakeFunction function, string query)
    {
        if (function.IsBusy && --function.ReadsLeft <= 0)
        {
            function.State = "Active";
            function.LastUpdateStatus = "Successful";
            function.RevisionId = NextRevision();
        }

        string version = query.StartsWith("?Qualifier=", StringComparison.Ordinal) ? query["?Qualifier=".Length..] : "$LATEST";
        return function.Has(version)
            ? Json(function.Describe(version))
            : FakeLambdaFault.Error(404, "ResourceNotFoundException", "Function not found").Answer();
    }

    private HttpResponseMessage UpdateCode(FakeFunction function, JsonObject body)
    {
        function.Code = Code(body["ZipFile"]!.GetValue<string>());
        function.Architecture = body["Architectures"]![0]!.GetValue<string>();
        return Busy(function);
    }

    private HttpResponseMessage UpdateSettings(FakeFunction function, JsonObject body)
    {
        function.Settings = Settings(body);
        return Busy(function);
    }

    private HttpResponseMessage Busy(FakeFunction function)
    {
        function.ReadsLeft = ReadsUntilSettled;
        function.LastUpdateStatus = "InProgress";
        function.RevisionId = NextRevision();
        return Json(function.Describe("$LATEST"));
    }

    private HttpResponseMessage Publish(FakeFunction function)
    {
        function.Publish();
        return Json(function.Describe(function.NewestVersion), 201);
    }

    private static JsonObject Settings(JsonObject body)
    {
        var settings = new JsonObject();
        foreach (string name in (string[])["Role", "Runtime", "Handler", "MemorySize", "Timeout", "Environment"])
        {
            settings[name] = body[name]?.DeepClone();
        }

        return settings;
    }

    private static string Code(string zip) => Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(zip)));

    private static JsonObject Map(Dictionary<string, string> tags) =>
        new(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    private static HttpResponseMessage Json(JsonObject body, int status = 200) => new((HttpStatusCode)status)
    {
        Content = FakeLambdaFault.Body(body.ToJsonString()),
    };
}
