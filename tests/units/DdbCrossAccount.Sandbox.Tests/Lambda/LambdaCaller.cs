using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Lambda;

/// <summary>Calls the operations of Lambda without HTTP, on a service clock that stands still until it is moved.</summary>
internal sealed class LambdaCaller : IDisposable
{
    private readonly DynamoDbCaller _caller;
    private readonly RestRouter _router;

    public LambdaCaller(SandboxOptions? options = null)
    {
        _caller = new DynamoDbCaller(options);
        _router = new RestRouter(Services);
    }

    public SandboxServices Services => _caller.Services;

    public DynamoDbCaller DynamoDb => _caller;

    public void Pass(double seconds) => _caller.Pass(seconds);

    /// <summary>Calls as <c>GET /2015-03-31/functions</c>; the answer's members, and none where it has no body.</summary>
    public JsonNode Call(string request, string json = "", string account = DynamoDbCaller.Source)
    {
        return Call(request, json, _caller.Root(account));
    }

    public JsonNode Call(string request, string json, Principal caller)
    {
        return CallAsync(request, json, caller).GetAwaiter().GetResult().Body;
    }

    public ServiceException Refused(string request, string json = "", string account = DynamoDbCaller.Source)
    {
        return Assert.Throws<ServiceException>(() => { Call(request, json, account); });
    }

    public async Task<LambdaAnswer> CallAsync(
        string request, string json, Principal caller, IReadOnlyDictionary<string, string>? headers = null)
    {
        string[] parts = request.Split(' ', 2);
        string[] target = parts[1].Split('?', 2);
        RestMatch match = _router.Find(parts[0], target[0]) ?? throw new HttpRequestException($"No operation has the route {request}.");
        var response = new ArrayBufferWriter<byte>();
        var call = new RestCall
        {
            Caller = caller,
            Region = DynamoDbCaller.Region,
            Path = match.Path,
            Parameters = new QueryCollection(QueryHelpers.ParseQuery(target.Length > 1 ? target[1] : "")),
            Headers = new HeaderDictionary((headers ?? new Dictionary<string, string>()).ToDictionary(
                pair => pair.Key, pair => new Microsoft.Extensions.Primitives.StringValues(pair.Value))),
            Body = Encoding.UTF8.GetBytes(json),
            Response = response,
            RequestId = "request",
            Status = match.Status,
        };
        await match.Operation.ExecuteAsync(call, CancellationToken.None);
        return new LambdaAnswer(call.Status, response.WrittenMemory.ToArray(), call.ResponseHeaders);
    }

    public void Dispose() => _caller.Dispose();
}
