using System;
using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Kms;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb;

/// <summary>Calls the operations without HTTP, on a service clock that stands still until it is moved.</summary>
internal sealed class DynamoDbCaller : IDisposable
{
    public const string Source = "111111111111";
    public const string Target = "222222222222";
    public const string Region = "eu-west-1";

    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly OperationCatalog<IJsonOperation> _operations;

    public DynamoDbCaller(SandboxOptions? options = null)
    {
        // Slow enough that no service time passes by itself within a test.
        Services = new SandboxServices((options ?? new SandboxOptions()) with { Seed = 1, ClockStart = Start, ClockRate = 1e-9 });
        _operations = new OperationCatalog<IJsonOperation>(Services);
    }

    public SandboxServices Services { get; }

    public string Bucket => $"ddb-exports-{Target}";

    public DateTimeOffset Now => Services.Clock.GetUtcNow();

    public Principal Root(string account) => Services.Accounts.RootKeys[account].Principal;

    public void Pass(double seconds) => Services.Clock.Advance(TimeSpan.FromSeconds(seconds));

    public JsonNode Call(string operation, string json, string account = Source)
    {
        return Call(operation, json, Root(account));
    }

    public JsonNode Call(string operation, string json, Principal caller)
    {
        Task<JsonNode> answered = CallAsync(operation, json, caller);
        Assert.True(answered.IsCompleted);
        return answered.GetAwaiter().GetResult();
    }

    /// <summary>A call that may wait for the clock.</summary>
    public async Task<JsonNode> CallAsync(string operation, string json, Principal caller)
    {
        var response = new ArrayBufferWriter<byte>();
        var call = new JsonCall
        {
            Caller = caller,
            Region = Region,
            Body = Encoding.UTF8.GetBytes(json),
            Response = response,
            RequestId = "request",
        };
        string target = operation.Contains('.', StringComparison.Ordinal) ? operation : $"DynamoDB_20120810.{operation}";
        await _operations.Find(target)!.ExecuteAsync(call, CancellationToken.None);
        return response.WrittenCount == 0 ? new JsonObject() : JsonNode.Parse(response.WrittenSpan)!;
    }

    public ServiceException Refused(string operation, string json, string account = Source)
    {
        return Assert.Throws<ServiceException>(() => { Call(operation, json, account); });
    }

    /// <summary>A table that is ACTIVE: partition key <c>id</c> of type S, on-demand.</summary>
    public void CreateTable(string name, string account = Source, string more = "")
    {
        Call("CreateTable", $$"""
            {"TableName":"{{name}}","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"{{more}}}
            """, account);
        Pass(1);
    }

    /// <summary>A KMS key whose use the account's own policies rule.</summary>
    public void MakeKey(string id, string account = Source)
    {
        Services.Kms.Put(account, Region, id, policy: null, KmsKeyState.Enabled, KmsKey.Symmetric);
    }

    public JsonNode Put(string table, string item, string account = Source)
    {
        return Call("PutItem", $$"""{"TableName":"{{table}}","Item":{{item}}}""", account);
    }

    public void Dispose() => Services.Dispose();
}
