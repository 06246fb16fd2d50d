using System;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Failures;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Cdc.Removing;
using DdbCrossAccount.Core.Cdc.Watching;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Rehearsal.Moving;
using DdbCrossAccount.Rehearsal.Steps;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests;

/// <summary>
/// The README's policies for change data capture, enforced by the sandbox: together they are enough to publish the function,
/// to turn it on, to carry a change over and to remove all of it, and these statements are needed.
/// </summary>
public sealed class ReadmeCdcPolicyTests : IAsyncLifetime
{
    private const string TableName = "Orders";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly StepBoard _board = new(TimeProvider.System);
    private readonly EngineEvents _events;
    private readonly EngineContext _context;
    private readonly string _setupPath = Path.Combine(Path.GetTempPath(), $"ddb-setup-{Guid.NewGuid():N}.json");
    private DdbSandbox? _sandbox;

    public ReadmeCdcPolicyTests()
    {
        _events = new EngineEvents(_board, TimeProvider.System);
        _context = new EngineContext(TimeProvider.System, new Random(1), _events);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_sandbox is not null)
        {
            await new SandboxStopper(_context).StopAsync(_sandbox, CancellationToken.None);
        }

        File.Delete(_setupPath);
    }

    [Fact]
    public async Task Policies_OfTheReadme_AreEnoughToCarryAChangeOverAndToRemoveAll()
    {
        DateTime snapshot = await StartAsync(withoutSid: null);

        DdbCdc cdc = await EnableAsync(snapshot);
        await WriteAsync("a", "1");
        bool hasArrived = await HasArrivedAsync("a", "1");
        DdbCdc drained = await DrainAsync(cdc);
        await new CdcRemover(_context).RemoveAsync([cdc], new CdcRemoveOptions(IsForced: true, IsPassedThru: true), CancellationToken.None);
        DdbCdc removed = _events.TakeResult<DdbCdc>();

        Assert.True(hasArrived);
        Assert.Equal("arn:aws:lambda:eu-west-1:111111111111:function:ddb-cross-account-cdc:1", cdc.FunctionArn);
        Assert.True(drained.IsDrained);
        Assert.Equal("Removed", removed.State);
    }

    [Theory]
    [InlineData("ReadTheTable")]
    [InlineData("ReadTheStreamsShards")]
    [InlineData("PublishTheFunction")]
    [InlineData("GiveTheFunctionItsRole")]
    [InlineData("FindTheFunction")]
    [InlineData("FindMappings")]
    [InlineData("MapTheStreamToTheFunction")]
    [InlineData("MakeTheQueue")]
    [InlineData("ReadTheTarget")]
    [InlineData("KeepTheLedger")]
    [InlineData("ReadTheStream")]
    public async Task Policies_WithOneStatementLess_AreNotEnoughToEnable(string sid)
    {
        DateTime snapshot = await StartAsync(sid);

        await Assert.ThrowsAnyAsync<DdbCrossAccountException>(() => EnableAsync(snapshot));
    }

    [Fact]
    public async Task Policies_WithoutReadingTheStream_AreNotEnoughToWait()
    {
        DdbCdc cdc = await EnableAsync(await StartAsync("ProveTheStream"));

        PermissionDeniedException denied = await Assert.ThrowsAsync<PermissionDeniedException>(() => DrainAsync(cdc));

        Assert.Contains("dynamodb:GetShardIterator", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_OfTheReadme_AreEnoughToRepairAFailure()
    {
        DdbCdc cdc = await EnableAsync(await StartAsync(withoutSid: null));
        await ParkAsync(cdc, "a");

        DdbCdcFailure repaired = await RepairAsync(cdc);

        Assert.Equal("Repaired", repaired.Status);
        Assert.True(await HasArrivedAsync("a", "1"));
    }

    [Theory]
    [InlineData("ReadWhatFailed", "dynamodb:GetItem")]
    [InlineData("RepairTheTarget", "dynamodb:GetItem")]
    public async Task Policies_WithOneStatementLess_AreNotEnoughToRepair(string sid, string action)
    {
        DdbCdc cdc = await EnableAsync(await StartAsync(sid));
        await ParkAsync(cdc, "a");

        PermissionDeniedException denied = await Assert.ThrowsAsync<PermissionDeniedException>(() => RepairAsync(cdc));

        Assert.Contains(action, denied.Message, StringComparison.Ordinal);
    }

    // As the function does with what the target refuses; the item is in the source, and was taken out of the target.
    private async Task ParkAsync(DdbCdc cdc, string id)
    {
        await WriteAsync(id, "1");
        Assert.True(await HasArrivedAsync(id, "1"));
        IAmazonDynamoDB owner = await OwnerAsync(_sandbox!.Target!);
        await owner.DeleteItemAsync(TableName, new() { ["id"] = new(id) });
        var ledger = new Ledger(new DynamoLedgerStore(owner, cdc.LedgerTableName, _context));
        CdcControl control = (await ledger.ReadControlAsync(cdc.StreamArn, CancellationToken.None)).Control!;
        byte[] key = JsonSerializer.SerializeToUtf8Bytes(new { id = new { S = id } });
        var parked = new ParkedKey(
            new ItemKeyReader(control.Key).Read(key).Hash, key, SequenceNumber.Parse("1"), DateTime.UnixEpoch, "ValidationException",
            "Refused.", 1, DateTime.UnixEpoch);
        await ledger.AddParkedAsync(control.Scope, parked, CancellationToken.None);
    }

    private async Task<DdbCdcFailure> RepairAsync(DdbCdc cdc)
    {
        await new FailureRepairer(_context).RepairAsync(cdc, FailureSelection.All.Contains, CancellationToken.None);
        return _events.TakeResult<DdbCdcFailure>();
    }

    private async Task<DateTime> StartAsync(string? withoutSid)
    {
        await File.WriteAllTextAsync(_setupPath, new ReadmePolicies().CdcSetup(withoutSid));
        var options = new SandboxStartOptions { ClockRate = 60, SetupPath = _setupPath };
        _sandbox = await new SandboxStarter(_context).StartAsync(options, CancellationToken.None);
        await CreateAsync(await OwnerAsync(_sandbox.Source!), new StreamSpecification
        {
            StreamEnabled = true,
            StreamViewType = StreamViewType.NEW_IMAGE,
        });
        await CreateAsync(await OwnerAsync(_sandbox.Target!), null);

        // Empty both, the target holds all that the source held at any time; later than the stream is all that is asked for.
        var later = new SandboxClockChange { AdvanceSeconds = 1200 };
        DdbSandboxClock clock =
            await new SandboxClock(new SandboxEndpoint(_sandbox)).ChangeAsync(later, CancellationToken.None);
        return clock.ServiceTime;
    }

    private static async Task CreateAsync(IAmazonDynamoDB owner, StreamSpecification? stream)
    {
        await owner.CreateTableAsync(new CreateTableRequest
        {
            TableName = TableName,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            StreamSpecification = stream,
        });
    }

    private async Task<DdbCdc> EnableAsync(DateTime snapshot)
    {
        var request = new CdcRequest
        {
            Source = await AssumeAsync(_sandbox!.Source!, "MoveReader"),
            Target = await AssumeAsync(_sandbox.Target!, "MoveLoader"),
            SourceTableName = TableName,
            TargetTableName = TableName,
            SnapshotTime = snapshot,
        };
        var options = new CdcOptions
        {
            FunctionRoleArn = "arn:aws:iam::111111111111:role/DdbCdcFunction",
            WriterRoleArn = "arn:aws:iam::222222222222:role/DdbCdcWriter",
        };
        await new CdcEnabler(_context).EnableAsync([request], options, CancellationToken.None);
        return _events.TakeResult<DdbCdc>();
    }

    private async Task<DdbCdc> DrainAsync(DdbCdc cdc)
    {
        var options = new CdcWaitOptions { Goal = CdcGoal.Drained, Timeout = Patience };
        await new CdcWaiter(_context).WaitAsync([cdc], options, CancellationToken.None);
        return _events.TakeResult<DdbCdc>();
    }

    private async Task WriteAsync(string id, string value) =>
        await (await OwnerAsync(_sandbox!.Source!)).PutItemAsync(TableName, new() { ["id"] = new(id), ["v"] = new(value) });

    private async Task<bool> HasArrivedAsync(string id, string value)
    {
        IAmazonDynamoDB owner = await OwnerAsync(_sandbox!.Target!);
        long start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            GetItemResponse found = await owner.GetItemAsync(TableName, new() { ["id"] = new(id) }, consistentRead: true);
            if (found.Item is { } item && item.TryGetValue("v", out AttributeValue? held) && held.S == value)
            {
                return true;
            }

            await Task.Delay(Look, TimeProvider.System);
        }

        return false;
    }

    private async Task<IAmazonDynamoDB> OwnerAsync(DdbAccount account) =>
        (await new AccountSessions(_context).OpenAsync(account, CancellationToken.None)).DynamoDb;

    private async Task<DdbAccount> AssumeAsync(DdbAccount account, string role)
    {
        AccountSession session = await new AccountSessions(_context).OpenAsync(account, CancellationToken.None);
        ImmutableCredentials keys = await session.Credentials.GetCredentialsAsync();
        var options = new ConnectOptions
        {
            AccessKey = keys.AccessKey,
            SecretKey = keys.SecretKey,
            Region = account.Region,
            EndpointUrl = account.EndpointUrl,
            RoleArn = $"arn:aws:iam::{account.AccountId}:role/{role}",
        };
        return await new AccountConnector(_context).ConnectAsync(options, CancellationToken.None);
    }
}
