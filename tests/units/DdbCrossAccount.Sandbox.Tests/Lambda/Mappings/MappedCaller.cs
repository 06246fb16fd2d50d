using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Lambda.Mappings;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using DdbCrossAccount.Sandbox.Tests.DynamoDb.Streams;

namespace DdbCrossAccount.Sandbox.Tests.Lambda.Mappings;

/// <summary>
/// A table with a stream, and a mapping of it to a function that a test plays; on a clock that stands until it is moved.
/// </summary>
internal sealed class MappedCaller : IMappedFunctions, IDisposable
{
    public const string FunctionArn = $"arn:aws:lambda:{DynamoDbCaller.Region}:{DynamoDbCaller.Source}:function:apply";

    private readonly MappingCatalog _catalog;
    private readonly List<JsonNode> _events = [];

    private MappedCaller(SandboxOptions options)
    {
        Stream = StreamCaller.Create(options);
        RoleArn = PutRole(DynamoDbCaller.Source, "apply", "dynamodb:*", "sqs:*", "s3:*");
        _catalog = new MappingCatalog(Stream.Caller.Services, this);
    }

    public StreamCaller Stream { get; }

    public SandboxServices Services => Stream.Caller.Services;

    public MappingCatalog Catalog => _catalog;

    public EventSourceMapping Mapping { get; private set; } = null!;

    public string RoleArn { get; set; }

    /// <summary>What the function answers to an event. Default: success.</summary>
    public Func<JsonNode, BatchOutcome> Function { get; set; } = _ => Success();

    /// <summary>Instead of <see cref="Function"/>, a function that takes its time.</summary>
    public Func<JsonNode, Task<BatchOutcome>>? SlowFunction { get; set; }

    /// <summary>All that was delivered.</summary>
    public IReadOnlyList<JsonNode> Events => _events;

    /// <summary>The numbers that were written to items, batch by batch.</summary>
    public IEnumerable<int[]> Batches => _events.Select(ValuesOf);

    /// <summary>A table and a mapping that is enabled already, as it is by itself where no settings are given.</summary>
    public static MappedCaller Create(MappingSettings? settings = null, SandboxOptions? options = null, string start = "TRIM_HORIZON")
    {
        MappedCaller caller = WithoutMapping(options);
        caller.Map(settings, start);
        caller.Pass(1);
        return caller;
    }

    public static MappedCaller WithoutMapping(SandboxOptions? options = null) => new(options ?? new SandboxOptions { Partitions = 1 });

    /// <summary>Makes the mapping; it is not enabled yet.</summary>
    public void Map(MappingSettings? settings = null, string start = "TRIM_HORIZON", string account = DynamoDbCaller.Source)
    {
        var made = new EventSourceMapping(
            Services.Ids.Guid().ToString(), account, DynamoDbCaller.Region, Stream.Arn, start,
            (settings ?? new MappingSettings()) with { FunctionArn = FunctionArn }, RoleArn);
        Mapping = _catalog.Create(made, out _);
    }

    /// <summary>Changes settings and lets the change come into force.</summary>
    public void Change(Func<MappingSettings, MappingSettings> change)
    {
        Xunit.Assert.True(_catalog.TryChange(Mapping, change(Mapping.Settings)));
        Pass(1);
    }

    public string PutRole(string account, string name, params string[] actions)
    {
        string allowed = string.Join(',', actions.Select(action => $"\"{action}\""));
        PolicyDocument grants = PolicyDocument.Parse(
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{allowed}}],"Resource":"*"}]}""");
        PolicyDocument trust = PolicyDocument.Parse("""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}
            """);
        return Services.Accounts.PutRole(account, "/", name, trust, IdentityGrants.Only(grants), TimeSpan.FromHours(1)).Arn;
    }

    public void Pass(double seconds) => Stream.Pass(seconds);

    public void Put(string id, int value) => Stream.Put(id, value);

    /// <summary>Writes 0, 1, 2… to one item.</summary>
    public void PutMany(int count, string id = "a", int from = 0)
    {
        foreach (int value in Enumerable.Range(from, count))
        {
            Put(id, value);
        }
    }

    public static BatchOutcome Success(string answer = "null") => new() { RequestId = "request", Payload = Encoding.UTF8.GetBytes(answer) };

    public static BatchOutcome Failure() => new() { RequestId = "request", FunctionError = "Unhandled" };

    public static BatchOutcome Throttled() => new() { RequestId = "request", NotInvoked = "Rate Exceeded." };

    /// <summary>Fails on the first record for which that holds.</summary>
    public static BatchOutcome Partial(JsonNode delivered, Func<int, bool> fails)
    {
        JsonNode? failed = delivered["Records"]!.AsArray().FirstOrDefault(record => fails(ValueOf(record!)));
        string failures = failed is null ? "" : $$"""{"itemIdentifier":"{{SequenceOf(failed)}}"}""";
        return Success($$"""{"batchItemFailures":[{{failures}}]}""");
    }

    public static string SequenceOf(JsonNode record) => (string)record["dynamodb"]!["SequenceNumber"]!;

    public static string KeyOf(JsonNode record) => (string)record["dynamodb"]!["Keys"]!["id"]!["S"]!;

    public static int ValueOf(JsonNode record)
    {
        return int.Parse((string)record["dynamodb"]!["NewImage"]!["v"]!["N"]!, System.Globalization.CultureInfo.InvariantCulture);
    }

    public static int[] ValuesOf(JsonNode delivered) => [.. delivered["Records"]!.AsArray().Select(record => ValueOf(record!))];

    public void Dispose()
    {
        _catalog.Dispose();
        Stream.Dispose();
    }

    MappedFunction? IMappedFunctions.Find(string accountId, string region, string nameOrArn) => new(FunctionArn, RoleArn);

    async Task<BatchOutcome> IMappedFunctions.InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken token)
    {
        JsonNode delivered = JsonNode.Parse(payload.Span)!;
        lock (_events)
        {
            _events.Add(delivered);
        }

        return SlowFunction is null ? Function(delivered) : await SlowFunction(delivered);
    }
}
