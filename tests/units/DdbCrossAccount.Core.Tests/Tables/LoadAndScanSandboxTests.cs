using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Tests.Items;
using DdbCrossAccount.Errors;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Core.Tests.Tables;

/// <summary>Loading and scanning against the sandbox: what was written is what is read.</summary>
[Collection(SandboxFixture.Collection)]
public sealed class LoadAndScanSandboxTests : IDisposable
{
    private static readonly KeySchema Id = KeySchemaText.Parse("id:S", null);

    private readonly ITestOutputHelper _output;
    private readonly EngineContext _context = new(TimeProvider.System, new Random(1), new RecordingObserver());
    private readonly AccountSession _session;
    private readonly string _table = "Load" + Guid.NewGuid().ToString("N");

    public LoadAndScanSandboxTests(SandboxFixture fixture, ITestOutputHelper output)
    {
        _output = output;
        SandboxKeys keys = fixture.Sandbox.Source;
        _session = new AccountSession(
            new DdbAccount { AccountId = keys.AccountId, Region = keys.Region, Arn = $"arn:aws:iam::{keys.AccountId}:root" },
            new BasicAWSCredentials(keys.AccessKey, keys.SecretKey),
            fixture.Sandbox.EndpointUrl);
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task LoadThenScan_AllTypes_ComeBackAsTheyAre()
    {
        string[] items =
        [
            """{"id":{"S":"scalars"},"s":{"S":""},"n":{"N":"-12345678901234567890123456789012345678"},"e":{"N":"0"},"b":{"B":""},"b2":{"B":"AAECAwQ="},"t":{"BOOL":true},"f":{"BOOL":false},"z":{"NULL":true}}""",
            """{"id":{"S":"sets"},"ss":{"SS":["","b","a"]},"ns":{"NS":["3","1.5","-2"]},"bs":{"BS":["AA==","aGVsbG8=",""]}}""",
            """{"id":{"S":"nested"},"l":{"L":[]},"m":{"M":{}},"d":{"L":[{"M":{"":{"L":[{"BS":["AQ=="]},{"NULL":true}]}}},{"B":"/+8="}]}}""",
            """{"id":{"S":"ä \u0000 \" 😀 \u2028"},"x":{"S":"\ud83d\ude00\n\t\\/"}}""",
            $$$"""{"id":{"S":"deep"},"v":{{{string.Concat(Enumerable.Repeat("{\"L\":[", 31))}}}{"S":"x"}{{{string.Concat(Enumerable.Repeat("]}", 31))}}}}""",
        ];
        await CreateAsync(Id);

        TableLoadResult result = await LoadAsync(Id, items.Select(item => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item)));

        Assert.Equal(5, result.ItemsWritten);
        Assert.Equal(
            items.Select(item => CanonicalItem.Of(Encoding.UTF8.GetBytes(item))).Order(StringComparer.Ordinal), await ScanAsync());
    }

    [Fact]
    public async Task LoadThenScan_DuplicateKeys_TheLastOfEachStays()
    {
        await CreateAsync(Id);
        string[] items = [.. Enumerable.Range(0, 1_000).Select(number => $$$"""{"id":{"S":"{{{number % 37}}}"},"v":{"N":"{{{number}}}"}}""")];

        TableLoadResult result = await LoadAsync(Id, items.Select(item => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item)));

        Assert.Equal(1_000, result.ItemsWritten);
        Assert.Equal(
            items[^37..].Select(item => CanonicalItem.Of(Encoding.UTF8.GetBytes(item))).Order(StringComparer.Ordinal), await ScanAsync());
    }

    [Fact]
    public async Task LoadThenScan_SeveralMegabytes_ComeInPagesOf1Megabyte()
    {
        await CreateAsync(Id);
        string filler = new('x', 3_000);
        string[] items = [.. Enumerable.Range(0, 2_000).Select(number => $$$"""{"id":{"S":"{{{number:D6}}}"},"v":{"S":"{{{filler}}}"}}""")];

        await LoadAsync(Id, items.Select(item => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item)));

        var pages = new List<RawScanPage>();
        await foreach (RawScanPage page in new RawTableScanner(_context).ScanAsync(
            _session, new TableScanOptions { TableName = _table, Segments = 3, ConsistentRead = true }, CancellationToken.None))
        {
            pages.Add(page);
        }

        Assert.InRange(pages.Count, 6, 20);
        Assert.All(pages, page => Assert.InRange(page.Items.Sum(item => item.Length), 0, 1_150_000));
        Assert.Equal(
            items,
            pages.SelectMany(page => page.Items).Select(item => Encoding.UTF8.GetString(item.Span)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("moviedata.json", "year:N", "title:S", 4_609)]
    [InlineData("real-export", "id:S", null, 3)]
    public async Task LoadThenScan_RealData_IsWhatTheFileHolds(string name, string partitionKey, string? sortKey, int count)
    {
        if (SharedData.Find(name, _output) is not string path)
        {
            return;
        }

        KeySchema key = KeySchemaText.Parse(partitionKey, sortKey);
        await CreateAsync(key);
        var expected = new List<string>();
        var items = new List<ReadOnlyMemory<byte>>();
        await foreach (ReadOnlyMemory<byte> item in new ItemFileReader(path, key).ReadAsync(CancellationToken.None))
        {
            items.Add(item);
            expected.Add(CanonicalItem.Of(item));
        }

        await LoadAsync(key, items);

        Assert.Equal(count, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), await ScanAsync());
    }

    [Fact]
    public async Task LoadAsync_ItemLargerThan400Kilobytes_IsRefusedAndNamed()
    {
        await CreateAsync(Id);
        string item = $$$"""{"id":{"S":"a"},"v":{"S":"{{{new string('x', 410 * 1024)}}}"}}""";

        var error = await Assert.ThrowsAsync<RequestRefusedException>(() => LoadAsync(Id, [Encoding.UTF8.GetBytes(item)]));

        Assert.Contains("ValidationException", error.Message, StringComparison.Ordinal);
        Assert.Empty(await ScanAsync());
    }

    [Fact]
    public async Task ScanAsync_NoSuchTable_Fails() =>
        await Assert.ThrowsAsync<DdbCrossAccount.Errors.TableNotFoundException>(ScanAsync);

    [Fact]
    public async Task LoadAsync_NoSuchTable_Fails() =>
        await Assert.ThrowsAsync<DdbCrossAccount.Errors.TableNotFoundException>(() => LoadAsync(Id, ["""{"id":{"S":"a"}}"""u8.ToArray()]));

    [Fact]
    public async Task LoadThenScan_TableThatThrottles_ArrivesWhole()
    {
        await CreateAsync(Id, new OnDemandThroughput { MaxWriteRequestUnits = 400, MaxReadRequestUnits = 200 });
        string filler = new('x', 900);
        string[] items = [.. Enumerable.Range(0, 1_000).Select(number => $$$"""{"id":{"S":"{{{number:D6}}}"},"v":{"S":"{{{filler}}}"}}""")];

        TableLoadResult result = await LoadAsync(Id, items.Select(item => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item)));

        Assert.Equal(1_000, result.ItemsWritten);
        Assert.Equal(items.Select(item => CanonicalItem.Of(Encoding.UTF8.GetBytes(item))), await ScanAsync());
    }

    private async Task CreateAsync(KeySchema key, OnDemandThroughput? maximum = null)
    {
        KeyAttribute[] attributes = key.SortKey is null ? [key.PartitionKey] : [key.PartitionKey, key.SortKey];
        await _session.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = _table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            OnDemandThroughput = maximum,
            AttributeDefinitions =
                [.. attributes.Select(each => new AttributeDefinition(each.Name, new ScalarAttributeType(each.Type.ToString())))],
            KeySchema = [.. attributes.Select((each, index) => new KeySchemaElement(each.Name, index == 0 ? KeyType.HASH : KeyType.RANGE))],
        });
        while ((await _session.DynamoDb.DescribeTableAsync(_table)).Table.TableStatus != TableStatus.ACTIVE)
        {
        }
    }

    private Task<TableLoadResult> LoadAsync(KeySchema key, IEnumerable<ReadOnlyMemory<byte>> items) =>
        new TableLoader(_context).LoadAsync(
            _session, new TableLoadOptions { TableName = _table, Key = key }, Async(items), CancellationToken.None);

    private async Task<List<string>> ScanAsync()
    {
        var items = new List<string>();
        await foreach (RawScanPage page in new RawTableScanner(_context).ScanAsync(
            _session, new TableScanOptions { TableName = _table, ConsistentRead = true }, CancellationToken.None))
        {
            items.AddRange(page.Items.Select(CanonicalItem.Of));
        }

        return [.. items.Order(StringComparer.Ordinal)];
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Async(IEnumerable<ReadOnlyMemory<byte>> items)
    {
        foreach (ReadOnlyMemory<byte> item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
