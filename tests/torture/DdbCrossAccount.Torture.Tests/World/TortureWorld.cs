using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Draining;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Redriving;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Sandbox;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using Table = DdbCrossAccount.Sandbox.DynamoDb.Tables.Table;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Mappings;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;
using DdbCrossAccount.Sandbox.Setups;

namespace DdbCrossAccount.Torture.Tests.World;

/// <summary>
/// Two accounts of a sandbox in this process, a table in each, a stream, a mapping and the function between them, and an
/// application that writes.
/// </summary>
/// <remarks>Its clock runs thirty times as fast as the wall's, for the service and for the engine alike.</remarks>
internal sealed class TortureWorld : IAsyncDisposable
{
    public const string TableName = "Orders";

    private const double ClockRate = 30;

    // Far more than any of it takes: what does not come to rest by then never does.
    private static readonly TimeSpan MostPatience = TimeSpan.FromHours(1);

    private static readonly KeySchema Key = KeySchemaText.Parse("id:S", null);

    private readonly WorldOptions _options;
    private readonly SandboxServices _services;
    private readonly SandboxHost _host;
    private readonly MappingCatalog _catalog;
    private readonly EngineContext _context;
    private readonly List<IDisposable> _owned = [];
    private AccountSession _source = null!;
    private AccountSession _target = null!;
    private WorldFunction _function = null!;
    private EventSourceMapping _mapping = null!;
    private Ledger _ledger = null!;
    private CdcControl _control = null!;

    private TortureWorld(WorldOptions options)
    {
        _options = options;
        var sandbox = new SandboxOptions
        {
            Seed = options.Seed, ClockRate = ClockRate, Partitions = 2,
        };
        _services = new SandboxServices(sandbox) { WorstForms = options.WorstForms };
        _host = new SandboxHost(_services);
        _catalog = new MappingCatalog(_services, null!);
        _context = new EngineContext(_services.Clock, new Random(options.Seed), new IgnoringObserver());
    }

    public IAmazonDynamoDB Source => _source.DynamoDb;

    public WorldFunction Function => _function;

    public Ledger Ledger => _ledger;

    public string Scope => _control.Scope;

    public Application Application { get; private set; } = null!;

    public FaultPlan Faults => _services.Faults;

    /// <summary>Makes everything; the mapping is on.</summary>
    public static async Task<TortureWorld> CreateAsync(WorldOptions options)
    {
        var world = new TortureWorld(options);
        await world.StartAsync();
        return world;
    }

    /// <summary>Writes with all that goes wrong, then brings everything to rest.</summary>
    public async Task<Settlement> RunAsync()
    {
        SetFaults([.. _options.Faults, .. _options.LastingFaults]);
        if (_options.MappingIsPaused)
        {
            await ChangeAsync(settings => settings with { IsEnabled = false });
        }

        for (int part = 0; part <= _options.Splits; part++)
        {
            await Application.WriteAsync(_options.Writes / (_options.Splits + 1));
            Split(part);
        }

        _function.IsCalm = true;
        SetFaults(_options.LastingFaults);
        if (_options.MappingIsPaused)
        {
            await ChangeAsync(settings => settings with { IsEnabled = true });
        }

        return await SettleAsync();
    }

    /// <summary>Reads the stream beside the function until it is drained, and settles what is in doubt or parked.</summary>
    public async Task<Settlement> SettleAsync()
    {
        using var streams = _source.CreateStreams();
        var prover = new DrainProver(
            _context, new DrainOptions { StreamArn = _control.StreamArn }, streams, new ReceiptCheck(_ledger, _control.Scope));
        int doubts = 0;
        DateTimeOffset end = _context.Clock.GetUtcNow() + MostPatience;
        while (true)
        {
            DrainFigures figures = await prover.AdvanceAsync(CancellationToken.None);
            Xunit.Assert.Empty(figures.Gaps);
            Xunit.Assert.True(_context.Clock.GetUtcNow() < end, $"{figures.UnreceiptedCount} of {figures.ReadCount} records have no receipt.");
            doubts += await SettleDoubtsAsync();
            if (figures.IsReadToEnd && await IsAtRestAsync())
            {
                return new Settlement(doubts, await _ledger.ReadParkedAsync(Scope, CancellationToken.None), figures.ReadCount);
            }

            await Task.Delay(TimeSpan.FromSeconds(2), _context.Clock);
        }
    }

    /// <summary>Brings the parked keys over as the repair does.</summary>
    public async Task RedriveAsync(IEnumerable<ParkedKey> parked)
    {
        foreach (ParkedKey key in parked)
        {
            await SettleAsync(key.Key);
            Xunit.Assert.True(await _ledger.TryRemoveParkedAsync(Scope, key, CancellationToken.None));
        }
    }

    /// <summary>All items of both tables, each as one text.</summary>
    public async Task<(SortedDictionary<string, string> Source, SortedDictionary<string, string> Target)> ReadAsync() =>
        (await ContentAsync(_source.DynamoDb), await ContentAsync(_target.DynamoDb));

    public async ValueTask DisposeAsync()
    {
        _catalog.Dispose();
        _owned.ForEach(owned => owned.Dispose());
        await _host.DisposeAsync();
        _services.Dispose();
    }

    private async Task StartAsync()
    {
        string endpoint = await _host.StartAsync(CancellationToken.None);
        _source = Open(_services.Options.SourceAccountId, endpoint);
        _target = Open(_services.Options.TargetAccountId, endpoint);
        TableDescription source = await CreateTableAsync(_source.DynamoDb, new StreamSpecification { StreamEnabled = true, StreamViewType = StreamViewType.NEW_AND_OLD_IMAGES });
        TableDescription target = await CreateTableAsync(_target.DynamoDb, null, _options.TargetHasAnIndex);
        string ledgerArn = await new LedgerTable(_target.DynamoDb, _context, LedgerConstants.DefaultTableName).CreateAsync(CancellationToken.None);
        var store = new DynamoLedgerStore(_target.DynamoDb, ledgerArn, _context);
        _ledger = new Ledger(store);
        _control = await TakeControlAsync(source, target);
        _function = new WorldFunction(_options, _context, store, new RawTargetTable(Own(_target.CreateRawDynamoDbWithoutRepeats(_context))))
        {
            RoleArn = FunctionRoles.FunctionRoleArn(_services.Options),
        };
        _catalog.Functions = _function;
        Map();
        Application = new Application(_source.DynamoDb, TableName, new Random(_options.Seed));
    }

    private AccountSession Open(string accountId, string endpoint)
    {
        AccessKey key = _services.Accounts.AddAccount(accountId);
        var account = new DdbAccount { AccountId = accountId, Region = _services.Options.Region, Arn = $"arn:aws:iam::{accountId}:root" };
        return Own(new AccountSession(account, new BasicAWSCredentials(key.Id, key.Secret), endpoint));
    }

    private async Task<TableDescription> CreateTableAsync(IAmazonDynamoDB client, StreamSpecification? stream, bool hasIndex = false)
    {
        var request = new CreateTableRequest
        {
            TableName = TableName,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            StreamSpecification = stream,
        };
        if (hasIndex)
        {
            request.AttributeDefinitions.Add(new AttributeDefinition("odd", ScalarAttributeType.N));
            request.GlobalSecondaryIndexes =
            [
                new GlobalSecondaryIndex
                {
                    IndexName = "byOdd",
                    KeySchema = [new KeySchemaElement("odd", KeyType.HASH)],
                    Projection = new Projection { ProjectionType = ProjectionType.ALL },
                },
            ];
        }

        TableDescription table = (await client.CreateTableAsync(request)).TableDescription;
        while (table.TableStatus != TableStatus.ACTIVE)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _context.Clock);
            table = (await client.DescribeTableAsync(TableName)).Table;
        }

        return table;
    }

    private async Task<CdcControl> TakeControlAsync(TableDescription source, TableDescription target)
    {
        var control = new CdcControl
        {
            StreamArn = source.LatestStreamArn,
            RunId = "0123456789ab",
            SourceTableArn = source.TableArn,
            SourceTableId = source.TableId,
            TargetTableArn = target.TableArn,
            TargetTableId = target.TableId,
            Key = Key,
            FunctionArn = WorldFunction.Arn,
            Epoch = 1,
            State = CdcState.Applying,
            QueueUrl = "https://sqs.eu-west-1.amazonaws.com/111111111111/bell",
        };
        return await _ledger.TryWriteControlAsync(control, CancellationToken.None) ?? throw new InvalidOperationException("The ledger is new.");
    }

    private void Map()
    {
        var settings = new MappingSettings { FunctionArn = WorldFunction.Arn, BatchSize = 40, ReportsItemFailures = true };
        var mapping = new EventSourceMapping(
            Guid.NewGuid().ToString(), _services.Options.SourceAccountId, _services.Options.Region, _control.StreamArn, "TRIM_HORIZON",
            _options.Mapping(settings), _function.RoleArn);
        _mapping = _catalog.Create(mapping, out _);
    }

    private async Task ChangeAsync(Func<MappingSettings, MappingSettings> change)
    {
        while (!_catalog.TryChange(_mapping, change(_mapping.Settings)))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _context.Clock);
        }
    }

    private void Split(int part)
    {
        if (part < _options.Splits)
        {
            Table table = _services.DynamoDb.Catalog(_services.Options.SourceAccountId, _services.Options.Region).Find(TableName)!;
            Xunit.Assert.NotNull(PartitionSplit.Make(table, null));
        }
    }

    private void SetFaults(string[] faults)
    {
        _services.Faults.Remove();
        _services.Faults.Set([.. faults.Select(_services.Faults.Reader.ReadText)]);
    }

    // An attempt that died after its receipt leaves its intent; once that is over, nothing of it can be carried out.
    private async Task<bool> IsAtRestAsync()
    {
        IReadOnlyList<BatchIntent> intents = await _ledger.ReadIntentsAsync(Scope, CancellationToken.None);
        return intents.All(intent => intent.IsOver(_context.Clock.GetUtcNow().UtcDateTime))
            && (await _ledger.ReadDoubtsAsync(Scope, CancellationToken.None)).Count == 0;
    }

    private async Task<int> SettleDoubtsAsync()
    {
        int settled = 0;
        foreach (DoubtfulKey doubt in await _ledger.ReadDoubtsAsync(Scope, CancellationToken.None))
        {
            if (doubt.SettleAfter <= _context.Clock.GetUtcNow().UtcDateTime)
            {
                await SettleAsync(doubt.Key);
                settled += await _ledger.TryRemoveDoubtAsync(Scope, doubt, CancellationToken.None) ? 1 : 0;
            }
        }

        return settled;
    }

    private async Task SettleAsync(ReadOnlyMemory<byte> key)
    {
        using RawDynamoDbClient source = _source.CreateRawDynamoDb(_context);
        using RawDynamoDbClient reader = _target.CreateRawDynamoDb(_context);
        using RawDynamoDbClient writer = _target.CreateRawDynamoDbWithoutRepeats(_context);
        var redriver = new Redriver(
            _context,
            new RedriveSourceTable(_context, source, _control.SourceTableArn),
            new RedriveTargetTable(_context, reader, writer, _control.TargetTableArn, Key),
            new RedriveOptions());
        await redriver.SettleAsync(key, _ => Task.CompletedTask, CancellationToken.None);
    }

    private static async Task<SortedDictionary<string, string>> ContentAsync(IAmazonDynamoDB client)
    {
        var content = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var request = new ScanRequest(TableName) { ConsistentRead = true };
        do
        {
            ScanResponse page = await client.ScanAsync(request);
            foreach (Dictionary<string, AttributeValue> item in page.Items)
            {
                content.Add(item["id"].S, ItemText.Of(item));
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return content;
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
