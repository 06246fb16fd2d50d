using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Redriving;
using DdbCrossAccount.Core.Items;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Redriving;

/// <summary>The redriver on two real tables of the sandbox.</summary>
[Collection(SandboxFixture.Collection)]
public sealed class RedriverSandboxTests(SandboxFixture fixture) : IAsyncLifetime, IDisposable
{
    private static readonly ReadOnlyMemory<byte> Key = """{"id":{"B":"AQI="}}"""u8.ToArray();

    private readonly EngineContext _context = new(
        new FakeClock { RunsDelaysUpTo = TimeSpan.FromMinutes(1) }, new Random(1), new RecordingObserver());

    private readonly string _table = $"Redriver-{Guid.NewGuid():N}";
    private AccountSession _source = null!;
    private AccountSession _target = null!;
    private RawDynamoDbClient _sourceItems = null!;
    private RawDynamoDbClient _targetItems = null!;
    private RawDynamoDbClient _targetWrites = null!;

    public async Task InitializeAsync()
    {
        _source = (AccountSession)(await fixture.ConnectAsync(fixture.Sandbox.Source, _context)).Session!;
        _target = (AccountSession)(await fixture.ConnectAsync(fixture.Sandbox.Target, _context)).Session!;
        _sourceItems = _source.CreateRawDynamoDb(_context);
        _targetItems = _target.CreateRawDynamoDb(_context);
        _targetWrites = _target.CreateRawDynamoDbWithoutRepeats(_context);
        await CreateTableAsync(_source);
        await CreateTableAsync(_target);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _sourceItems.Dispose();
        _targetItems.Dispose();
        _targetWrites.Dispose();
    }

    [Fact]
    public async Task SettleAsync_EveryWayToDiffer_EndsEqual()
    {
        const string Rich = """
            {"id":{"B":"AQI="},"n":{"N":"12345678901234567890.123456789012345678"},"bs":{"BS":["AQ==","Ag=="]},"e":{"S":""},
             "m":{"M":{"b":{"B":"AA=="},"l":{"L":[{"NULL":true},{"BOOL":false}]}}},"ns":{"NS":["1.5","-2"]}}
            """;
        await PutAsync(_sourceItems, Rich);

        Assert.Equal(RedriveOutcome.Repaired, await SettleAsync());
        Assert.Equal(RedriveOutcome.AlreadyEqual, await SettleAsync());
        await PutAsync(_targetItems, """{"id":{"B":"AQI="},"old":{"N":"1.50"}}""");
        Assert.Equal(RedriveOutcome.Repaired, await SettleAsync());
        Assert.Equal(await ReadAsync(_sourceItems), await ReadAsync(_targetItems));

        await _sourceItems.BatchWriteItemAsync(
            new RawBatchWriteRequest { TableName = _table, Writes = [new RawWrite(RawWriteKind.Delete, Key)] }, CancellationToken.None);
        Assert.Equal(RedriveOutcome.Deleted, await SettleAsync());
        Assert.Equal("", await ReadAsync(_targetItems));
    }

    [Fact]
    public async Task SettleAsync_OverAnItemOfManyAttributes_FitsAnExpression()
    {
        string many = string.Concat(Enumerable.Range(0, 400).Select(number =>
            $$$""","attribute {{{number.ToString(CultureInfo.InvariantCulture)}}}":{"S":"{{{new string('x', 800)}}}"}"""));
        await PutAsync(_targetItems, $$"""{"id":{"B":"AQI="}{{many}}}""");
        await PutAsync(_sourceItems, """{"id":{"B":"AQI="}}""");

        Assert.Equal(RedriveOutcome.Repaired, await SettleAsync());
        Assert.Equal("""{"id":{"B":"AQI="}}""", await ReadAsync(_targetItems));
    }

    [Fact]
    public async Task SettleAsync_AnswerLostAndThrottled_EndsEqual()
    {
        await PutAsync(_sourceItems, """{"id":{"B":"AQI="},"v":{"N":"2"}}""");
        await PutAsync(_targetItems, """{"id":{"B":"AQI="},"v":{"N":"1"}}""");
        foreach (string effect in new[] { "throttle", "dropAnswer" })
        {
            await fixture.Sandbox.AskAsync("faults", $$"""
                {"id":"{{_table}}-{{effect}}","effect":"{{effect}}","operation":"PutItem","table":"{{_table}}","count":1}
                """);
        }

        Assert.Equal(RedriveOutcome.AlreadyEqual, await SettleAsync());
        Assert.Equal("""{"id":{"B":"AQI="},"v":{"N":"2"}}""", await ReadAsync(_targetItems));
    }

    private Task<RedriveOutcome> SettleAsync()
    {
        var key = new KeySchema(new KeyAttribute("id", KeyAttributeType.B));
        var redriver = new Redriver(
            _context,
            new RedriveSourceTable(_context, _sourceItems, _table),
            new RedriveTargetTable(_context, _targetItems, _targetWrites, _table, key),
            new RedriveOptions());
        return redriver.SettleAsync(Key, _ => Task.CompletedTask, CancellationToken.None);
    }

    private Task PutAsync(RawDynamoDbClient client, string item) => client.BatchWriteItemAsync(
        new RawBatchWriteRequest { TableName = _table, Writes = [new RawWrite(RawWriteKind.Put, Encoding.UTF8.GetBytes(item))] },
        CancellationToken.None);

    private async Task<string> ReadAsync(RawDynamoDbClient client)
    {
        RawGetItemResult result = await client.GetItemAsync(
            new RawGetItemRequest { TableName = _table, Key = Key }, CancellationToken.None);
        return Encoding.UTF8.GetString(result.Item.Span);
    }

    private async Task CreateTableAsync(AccountSession session)
    {
        await session.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = _table,
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.B)],
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        while ((await session.DynamoDb.DescribeTableAsync(_table)).Table.TableStatus != TableStatus.ACTIVE)
        {
            await Task.Yield();
        }
    }
}
