using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.SQS.Model;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Removing;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tests.Imports;
using DdbCrossAccount.Errors;
using Environment = DdbCrossAccount.Core.Aws.Lambda.Model.Environment;
using ResourceNotFoundException = Amazon.DynamoDBv2.Model.ResourceNotFoundException;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

/// <summary>Two tables, a stream that is older than the snapshot, and a function, in a running sandbox.</summary>
internal sealed class CdcBench
{
    private static int _seed;

    private readonly SandboxUnderTest _sandbox;
    private readonly HttpClient _http = new();

    private CdcBench(SandboxUnderTest sandbox, MoveBench move, string tableName)
    {
        _sandbox = sandbox;
        Source = move.Source;
        Target = move.Target;
        TableName = tableName;
    }

    public AccountSession Source { get; }

    public AccountSession Target { get; }

    public string TableName { get; }

    public string FunctionName => $"{TableName}-cdc";

    public string LedgerName => $"{TableName}-ledger";

    public DateTime SnapshotTime { get; private set; }

    public string FunctionRoleArn => $"arn:aws:iam::{Source.AccountId}:role/ddb-cdc-function";

    public string WriterRoleArn => $"arn:aws:iam::{Target.AccountId}:role/ddb-cdc-writer";

    /// <summary>Makes both tables, lets half an hour pass, and takes that time for the load.</summary>
    public static async Task<CdcBench> OpenAsync(SandboxUnderTest sandbox, string tableName)
    {
        CdcBench bench = new(sandbox, await MoveBench.OpenAsync(sandbox), tableName);
        await CreateTableAsync(bench.Source, tableName, hasStream: true);
        await CreateTableAsync(bench.Target, tableName, hasStream: false);
        await sandbox.AskAsync("clock", """{"advanceSeconds":1800}""");
        DescribeTableResponse now = await bench.Target.DynamoDb.DescribeTableAsync(tableName);
        bench.SnapshotTime = now.GetServiceTime()!.Value.UtcDateTime;
        return bench;
    }

    /// <summary>Publishes a version of a function that nobody will invoke; its records are none.</summary>
    public async Task PublishAsync(AccountSession session, string roleArn, string? writerRoleArn)
    {
        var variables = new Dictionary<string, string>
        {
            [FunctionVariables.Ledger] = $"arn:aws:dynamodb:{Target.Region}:{Target.AccountId}:table/{LedgerName}",
        };
        if (writerRoleArn is not null)
        {
            variables[FunctionVariables.WriterRole] = writerRoleArn;
        }

        await session.Lambda.CreateFunctionAsync(new CreateFunctionRequest
        {
            FunctionName = FunctionName,
            Runtime = Runtime.ProvidedAl2023,
            Role = roleArn,
            Handler = "bootstrap",
            Code = new FunctionCode { ZipFile = Zip() },
            Environment = new Environment { Variables = variables },
            Publish = true,
        });
        while ((await session.Lambda.GetFunctionConfigurationAsync(
            new GetFunctionConfigurationRequest { FunctionName = FunctionName, Qualifier = "1" })).State?.Value != "Active")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    public CdcRequest Request() => new()
    {
        Source = Source.Account,
        Target = Target.Account,
        SourceTableName = TableName,
        TargetTableName = TableName,
        SnapshotTime = SnapshotTime,
    };

    /// <summary>Makes a table of that name, and waits until it can be used.</summary>
    public Task CreateAsync(AccountSession session, string name) => CreateTableAsync(session, name, hasStream: false);

    public Task TurnStreamOffAsync() => ChangeStreamAsync(new() { StreamEnabled = false });

    public Task TurnStreamOnAsync() =>
        ChangeStreamAsync(new() { StreamEnabled = true, StreamViewType = StreamViewType.NEW_IMAGE });

    public Task<(DdbCdc? Cdc, DdbCrossAccountException? Error)> EnableAsync(
        CdcOptions options, CancellationToken token = default) => EnableAsync(options, Request(), token);

    public async Task<(DdbCdc? Cdc, DdbCrossAccountException? Error)> EnableAsync(
        CdcOptions options, CdcRequest request, CancellationToken token = default)
    {
        RecordingObserver observer = new();
        await new CdcEnabler(Context(observer)).EnableAsync([request], options, token);
        return ((DdbCdc?)observer.Of<ResultProduced>().SingleOrDefault()?.Result, Error(observer));
    }

    public async Task<DdbCrossAccountException?> RemoveAsync(DdbCdc cdc, CancellationToken token = default)
    {
        RecordingObserver observer = new();
        await new CdcRemover(Context(observer))
            .RemoveAsync([cdc], new CdcRemoveOptions(IsForced: true, IsPassedThru: false), token);
        return Error(observer);
    }

    /// <summary>
    /// Runs something that is killed when it has made some requests: the next one is carried out, its answer is lost, and
    /// nothing is called any more. False when it ended before.
    /// </summary>
    public async Task<bool> KillAsync(int afterRequests, Func<CancellationToken, Task> run)
    {
        using CancellationTokenSource killed = new();
        await _sandbox.AskAsync(
            "faults", $$"""{"id":"kill","effect":"dropAnswer","reset":true,"skip":{{afterRequests}}}""");
        Task running = RunAsync(run, killed.Token);
        while (!running.IsCompleted && !await HasFiredAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        await killed.CancelAsync();
        await running;
        bool hasFired = await HasFiredAsync();
        using HttpResponseMessage answer = await _http.DeleteAsync(new Uri($"{_sandbox.EndpointUrl}/_sandbox/faults"));
        answer.EnsureSuccessStatusCode();
        return hasFired;
    }

    public async Task<IReadOnlyList<EventSourceMappingConfiguration>> MappingsAsync(AccountSession session, string streamArn)
    {
        List<EventSourceMappingConfiguration> mappings = [];
        await foreach (EventSourceMappingConfiguration mapping in session.Lambda
            .ListAllEventSourceMappingsAsync(streamArn, null, CancellationToken.None))
        {
            mappings.Add(mapping);
        }

        return mappings;
    }

    public async Task<bool> HasQueueAsync(AccountSession session, string streamArn)
    {
        try
        {
            await session.Sqs.GetQueueUrlAsync(
                new GetQueueUrlRequest { QueueName = QueueMaker.NameOf(TableName, streamArn) });
            return true;
        }
        catch (QueueDoesNotExistException)
        {
            return false;
        }
    }

    public async Task<string?> PolicyAsync(AccountSession session, string resourceArn)
    {
        try
        {
            return (await session.DynamoDb.GetResourcePolicyAsync(
                new GetResourcePolicyRequest { ResourceArn = resourceArn })).Policy;
        }
        catch (PolicyNotFoundException)
        {
            return null;
        }
    }

    public async Task<bool> HasLedgerAsync()
    {
        try
        {
            await Target.DynamoDb.DescribeTableAsync(LedgerName);
            return true;
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }
    }

    private static EngineContext Context(RecordingObserver observer) => new(
        new FastClock(CdcSandbox.ClockRate), new Random(Interlocked.Increment(ref _seed)), observer);

    private static DdbCrossAccountException? Error(RecordingObserver observer) =>
        observer.Of<InputFailed>().SingleOrDefault()?.Error;

    private static async Task RunAsync(Func<CancellationToken, Task> run, CancellationToken token)
    {
        try
        {
            await run(token);
        }
        catch (OperationCanceledException)
        {
            // Killed.
        }
    }

    private async Task<bool> HasFiredAsync()
    {
        using JsonDocument faults = JsonDocument.Parse(
            await _http.GetStringAsync(new Uri($"{_sandbox.EndpointUrl}/_sandbox/faults")));
        return faults.RootElement.GetRawText().Contains("\"fired\":0", StringComparison.Ordinal) is false;
    }

    private static async Task CreateTableAsync(AccountSession session, string name, bool hasStream)
    {
        CreateTableRequest request = new()
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new("id", KeyType.HASH)],
            AttributeDefinitions = [new("id", ScalarAttributeType.S)],
        };
        if (hasStream)
        {
            request.StreamSpecification = new() { StreamEnabled = true, StreamViewType = StreamViewType.NEW_IMAGE };
        }

        await session.DynamoDb.CreateTableAsync(request);
        await WaitUntilActiveAsync(session, name);
    }

    private static async Task WaitUntilActiveAsync(AccountSession session, string name)
    {
        while ((await session.DynamoDb.DescribeTableAsync(name)).Table.TableStatus != TableStatus.ACTIVE)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private async Task ChangeStreamAsync(StreamSpecification stream)
    {
        await Source.DynamoDb.UpdateTableAsync(
            new UpdateTableRequest { TableName = TableName, StreamSpecification = stream });
        await WaitUntilActiveAsync(Source, TableName);
    }

    private static MemoryStream Zip()
    {
        MemoryStream zip = new();
        using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using StreamWriter bootstrap = new(archive.CreateEntry("bootstrap").Open());
            bootstrap.Write("#!/bin/sh\n");
        }

        zip.Position = 0;
        return zip;
    }
}
