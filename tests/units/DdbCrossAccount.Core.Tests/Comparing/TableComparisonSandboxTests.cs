using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Comparing;
using DdbCrossAccount.Core.Comparing.Reading;
using DdbCrossAccount.Core.Comparing.Rechecking;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Throughput;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Comparing;

/// <summary>Two tables of the sandbox's two accounts, compared.</summary>
[Collection(SandboxFixture.Collection)]
public sealed class TableComparisonSandboxTests : IDisposable
{
    private static readonly KeySchema Schema = KeySchemaText.Parse("id:N", null);

    private readonly RecordingObserver _observer = new();
    private readonly EngineContext _context;
    private readonly AccountSession _source;
    private readonly AccountSession _target;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compare-");
    private readonly string _table = "Compare" + Guid.NewGuid().ToString("N");

    public TableComparisonSandboxTests(SandboxFixture fixture)
    {
        _context = new EngineContext(TimeProvider.System, new Random(1), _observer);
        _source = Session(fixture.Sandbox, fixture.Sandbox.Source);
        _target = Session(fixture.Sandbox, fixture.Sandbox.Target);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(2_000)]
    public async Task Compare_TablesThatDiffer_TellsEachDifferenceAndLeavesNothing(long memory)
    {
        await LoadAsync(_source, Enumerable.Range(0, 500).Where(id => id % 50 != 7).Select(id => Item(id, "x")));
        await LoadAsync(_target, Enumerable.Range(0, 500).Where(id => id % 50 != 3).Select(id => Item(id, id % 50 == 9 ? "y" : "x")));

        ComparisonResult result = await CompareAsync(options => options with { MemoryLimit = memory });

        Assert.Equal((490, 490), (result.SourceItems, result.TargetItems));
        Assert.Equal((470, 10, 10, 10, 0), (result.Equal, result.Missing, result.Extra, result.Different, result.Moving));
        Assert.False(result.IsEqual);
        Assert.Equal(30, result.Rechecked);
        Assert.True(result.SourceCapacityUnits > 0 && result.TargetCapacityUnits > 0);
        var keyForm = new CanonicalKey(Schema);
        Assert.Equal(
            Enumerable.Range(0, 500).Where(id => id % 50 is 3 or 7 or 9).Select(id => $"{Kind(id % 50)} {id}").Order(),
            _observer.Of<DifferenceFound>().Select(found => $"{found.Pair.Kind} {Number(keyForm.ToJson(found.Pair.Key.Span))}").Order());
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task Compare_EqualTables_IsEqual()
    {
        await LoadAsync(_source, Enumerable.Range(0, 300).Select(id => Item(id, "x")));
        await LoadAsync(_target, Enumerable.Range(0, 300).Reverse().Select(id => Item(id, "x").Replace("\"1\"", "\"1.0\"", StringComparison.Ordinal)));

        ComparisonResult result = await CompareAsync(options => options);

        Assert.True(result.IsEqual);
        Assert.Equal((300, 0), (result.Equal, result.Rechecked));
        Assert.Empty(_observer.Of<DifferenceFound>());
    }

    [Fact]
    public async Task Compare_KeysOnly_SeesNoOtherAttributes()
    {
        await LoadAsync(_source, [Item(1, "x"), Item(2, "x")]);
        await LoadAsync(_target, [Item(1, "y"), Item(3, "x")]);

        ComparisonResult result = await CompareAsync(options => options with { KeysOnly = true });

        Assert.Equal((1, 1, 1, 0), (result.Equal, result.Missing, result.Extra, result.Different));
    }

    [Fact]
    public async Task Compare_TargetIsMissing_IsToldAndNothingIsLeft()
    {
        await LoadAsync(_source, Enumerable.Range(0, 100).Select(id => Item(id, "x")));

        var error = await Assert.ThrowsAnyAsync<DdbCrossAccountException>(() => CompareAsync(options => options));

        Assert.StartsWith("TableNotFound", error.ErrorId, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    public void Dispose()
    {
        _source.Dispose();
        _target.Dispose();
        _folder.Delete(recursive: true);
    }

    private static AccountSession Session(SandboxUnderTest sandbox, SandboxKeys keys) => new(
        new DdbAccount { AccountId = keys.AccountId, Region = keys.Region, Arn = $"arn:aws:iam::{keys.AccountId}:root" },
        new BasicAWSCredentials(keys.AccessKey, keys.SecretKey),
        sandbox.EndpointUrl);

    private static string Kind(int rest) => rest switch { 3 => "Missing", 7 => "Extra", _ => "Different" };

    private static string Item(int id, string text) => $$$"""{"id":{"N":"{{{id}}}"},"one":{"N":"1"},"text":{"S":"{{{text}}}"}}""";

    private static string Number(byte[] key) =>
        decimal.Parse(
            System.Text.Json.JsonDocument.Parse(key).RootElement.GetProperty("id").GetProperty("N").GetString()!,
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture).ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    private async Task LoadAsync(AccountSession session, IEnumerable<string> items)
    {
        await session.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = _table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.N)],
        });
        while ((await session.DynamoDb.DescribeTableAsync(_table)).Table.TableStatus != TableStatus.ACTIVE)
        {
            await Task.Yield();
        }

        await new TableLoader(_context).LoadAsync(
            session,
            new TableLoadOptions { TableName = _table, Key = Schema },
            ToAsync(items.Select(item => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item))),
            CancellationToken.None);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> ToAsync(IEnumerable<ReadOnlyMemory<byte>> items)
    {
        await Task.CompletedTask;
        foreach (ReadOnlyMemory<byte> item in items)
        {
            yield return item;
        }
    }

    private Task<ComparisonResult> CompareAsync(Func<ComparisonOptions, ComparisonOptions> change)
    {
        var options = new ComparisonOptions
        {
            Source = new ComparedTable(_source, _table, new CapacityBucket(_context.Clock)),
            Target = new ComparedTable(_target, _table, new CapacityBucket(_context.Clock)),
            Schema = Schema,
            SpillParent = _folder.FullName,
            // Nothing changes here: the second look decides.
            Recheck = new RecheckOptions { StableFor = TimeSpan.Zero },
        };
        return new TableComparison(_context, change(options)).CompareAsync(CancellationToken.None);
    }
}
