using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Tests.Imports;

/// <summary>What a test needs to move tables in a running sandbox: accounts, tables with items, and the four steps.</summary>
internal sealed class MoveBench
{
    private static readonly WaitOptions Wait = new()
    {
        Schedule = new PollSchedule(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)),
        Timeout = TimeSpan.FromMinutes(2),
    };

    // Two benches with the same chance would send the same client tokens into one sandbox.
    private static int _seed;

    private readonly SandboxUnderTest _sandbox;

    private MoveBench(SandboxUnderTest sandbox)
    {
        _sandbox = sandbox;
        Context = new EngineContext(TimeProvider.System, new Random(Interlocked.Increment(ref _seed)), Observer);
    }

    public RecordingObserver Observer { get; } = new();

    public EngineContext Context { get; }

    public AccountSession Source { get; private set; } = null!;

    public AccountSession Target { get; private set; } = null!;

    public string Bucket => _sandbox.S3Bucket;

    public IReadOnlyList<DdbCrossAccountException> Errors => [.. Observer.Of<InputFailed>().Select(failure => failure.Error)];

    public static async Task<MoveBench> OpenAsync(SandboxUnderTest sandbox)
    {
        MoveBench bench = new(sandbox);
        bench.Source = await bench.ConnectAsync(sandbox.Source);
        bench.Target = await bench.ConnectAsync(sandbox.Target);
        return bench;
    }

    public async Task<AccountSession> ConnectAsync(SandboxKeys keys)
    {
        DdbAccount account = await new AccountConnector(Context).ConnectAsync(
            new ConnectOptions
            {
                AccessKey = keys.AccessKey,
                SecretKey = keys.SecretKey,
                Region = keys.Region,
                EndpointUrl = _sandbox.EndpointUrl,
            },
            CancellationToken.None);
        return (AccountSession)account.Session!;
    }

    public async Task CreateAsync(CreateTableRequest request, params string[] items)
    {
        await Source.DynamoDb.CreateTableAsync(request);
        while ((await Source.DynamoDb.DescribeTableAsync(request.TableName)).Table.TableStatus != TableStatus.ACTIVE)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        string key = string.Join(' ', request.KeySchema.Select(element =>
            $"{element.AttributeName}:{request.AttributeDefinitions.Find(a => a.AttributeName == element.AttributeName)!.AttributeType.Value}"));
        string[] parts = key.Split(' ');
        TableLoadOptions options = new()
        {
            TableName = request.TableName,
            Key = KeySchemaText.Parse(parts[0], parts.Length > 1 ? parts[1] : null),
        };
        await new TableLoader(Context).LoadAsync(Source, options, Bytes(items), CancellationToken.None);
    }

    public Task CreateAsync(string tableName, params string[] items) => CreateAsync(
        new CreateTableRequest
        {
            TableName = tableName,
            KeySchema = [new("id", "HASH")],
            AttributeDefinitions = [new("id", "S")],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        },
        items);

    public async Task<IReadOnlyList<DdbExport>> ExportAsync(params string[] tableNames)
    {
        ExportOptions options = new()
        {
            TableNames = tableNames,
            Source = Source.Account,
            Target = Target.Account,
            S3Bucket = Bucket,
            S3Prefix = "moves/of test",
            EnablePitr = true,
            EnableStream = true,
        };
        RecordingObserver observer = new();
        EngineContext context = Context with { Observer = observer };
        await new ExportStarter(context).StartAsync(options, CancellationToken.None);
        await new ExportWaiter(context).WaitAsync(Results<DdbExport>(observer), Wait, CancellationToken.None);
        Pass(observer);
        return [.. Results<DdbExport>(observer).Where(export => export.Status == "COMPLETED")];
    }

    public async Task<IReadOnlyList<DdbImport>> ImportAsync(ImportOptions options)
    {
        RecordingObserver observer = new();
        EngineContext context = Context with { Observer = observer };
        await new ImportStarter(context).StartAsync(options, CancellationToken.None);
        await new ImportWaiter(context).WaitAsync(Results<DdbImport>(observer), Wait, CancellationToken.None);
        Pass(observer);
        return [.. Results<DdbImport>(observer).Where(import => import.Status != "IN_PROGRESS")];
    }

    /// <summary>A table's items as the service wrote them, in the order of their text.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(AccountSession session, string tableName)
    {
        using RawDynamoDbClient client = session.CreateRawDynamoDb(Context);
        List<string> items = [];
        RawScanPage? page = null;
        while (page is null || !page.LastEvaluatedKey.IsEmpty)
        {
            RawScanRequest request = new() { TableName = tableName, ExclusiveStartKey = page?.LastEvaluatedKey ?? default };
            page = await client.ScanAsync(request, CancellationToken.None);
            items.AddRange(page.Items.Select(item => Encoding.UTF8.GetString(item.Span)));
        }

        return [.. items.Order(StringComparer.Ordinal)];
    }

    private static List<T> Results<T>(RecordingObserver observer) =>
        [.. observer.Of<ResultProduced>().Select(result => result.Result).OfType<T>()];

    private void Pass(RecordingObserver observer)
    {
        foreach (EngineEvent engineEvent in observer.Events)
        {
            Observer.Observe(engineEvent);
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Bytes(IEnumerable<string> items)
    {
        await Task.Yield();
        foreach (string item in items)
        {
            yield return Encoding.UTF8.GetBytes(item);
        }
    }
}
