using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Rehearsal.Moving;
using DdbCrossAccount.Rehearsal.Options;
using DdbCrossAccount.Rehearsal.Steps;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests;

/// <summary>The README's policies, enforced by the sandbox: together they are enough, and these statements are needed.</summary>
public sealed class ReadmePolicyTests : IAsyncLifetime
{
    private const string TableName = "Orders";

    private static readonly WaitOptions Wait = new() { Timeout = TimeSpan.FromMinutes(1) };

    private readonly StepBoard _board = new(TimeProvider.System);
    private readonly EngineEvents _events;
    private readonly EngineContext _context;
    private readonly string _setupPath = Path.Combine(Path.GetTempPath(), $"ddb-setup-{Guid.NewGuid():N}.json");
    private DdbSandbox? _sandbox;

    public ReadmePolicyTests()
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
    public async Task Policies_OfTheReadme_AreEnoughForTheMove()
    {
        (DdbAccount source, DdbAccount target) = await StartAsync(withoutSid: null);

        DdbTableDefinition definition = await new TableDefinitionReader(_context).ReadAsync(source, TableName, CancellationToken.None);
        DdbImport import = await MoveAsync(source, target);

        Assert.Equal(TableName, definition.TableName);
        Assert.Equal("COMPLETED", import.Status);
        Assert.Equal(20, import.ImportedItemCount);
        Assert.Empty(_board.Warnings());
    }

    [Theory]
    [InlineData("StartTheExport")]
    [InlineData("WatchTheExport")]
    [InlineData("WriteTheFiles")]
    [InlineData("TurnOnRecoveryAndStream")]
    [InlineData("ReadTheStreamsShards")]
    [InlineData("SourceWritesExports")]
    [InlineData("MakeTheTable")]
    [InlineData("WatchTheImport")]
    [InlineData("ReadTheFiles")]
    [InlineData("ListTheFiles")]
    public async Task Policies_WithOneStatementLess_AreNotEnough(string sid)
    {
        (DdbAccount source, DdbAccount target) = await StartAsync(sid);

        await Assert.ThrowsAnyAsync<DdbCrossAccountException>(() => MoveAsync(source, target));
    }

    private async Task<(DdbAccount Source, DdbAccount Target)> StartAsync(string? withoutSid)
    {
        await File.WriteAllTextAsync(_setupPath, new ReadmePolicies().Setup(withoutSid));
        var options = new SandboxStartOptions { ClockRate = 600, SetupPath = _setupPath };
        _sandbox = await new SandboxStarter(_context).StartAsync(options, CancellationToken.None);
        var items = new RehearsalItems(new RehearsalOptions { Items = 20 });
        AccountSession owner = await new AccountSessions(_context).OpenAsync(_sandbox.Source!, CancellationToken.None);
        await new SourceTable(owner, TimeProvider.System).CreateAsync(TableName, items.Key, CancellationToken.None);
        var load = new TableLoadOptions { TableName = TableName, Key = items.Key };
        await new TableLoader(_context).LoadAsync(owner, load, items.ReadAsync(CancellationToken.None), CancellationToken.None);
        return (await AssumeAsync(_sandbox.Source!, "MoveReader"), await AssumeAsync(_sandbox.Target!, "MoveLoader"));
    }

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

    private async Task<DdbImport> MoveAsync(DdbAccount source, DdbAccount target)
    {
        var options = new ExportOptions
        {
            TableNames = [TableName],
            Source = source,
            Target = target,
            S3Bucket = "moves",
            EnablePitr = true,
            EnableStream = true,
        };
        await new ExportStarter(_context).StartAsync(options, CancellationToken.None);
        await new ExportWaiter(_context).WaitAsync([_events.TakeResult<DdbExport>()], Wait, CancellationToken.None);
        var import = new ImportOptions { Exports = [_events.TakeResult<DdbExport>()] };
        await new ImportStarter(_context).StartAsync(import, CancellationToken.None);
        await new ImportWaiter(_context).WaitAsync([_events.TakeResult<DdbImport>()], Wait, CancellationToken.None);
        return _events.TakeResult<DdbImport>();
    }
}
