using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

/// <summary>Whole moves from one account of a sandbox to the other.</summary>
public sealed class MoveTests(MoveSandbox sandbox) : IClassFixture<MoveSandbox>
{
    private static readonly string[] EveryType =
    [
        """{"id":{"S":"all"},"n":{"N":"12345678901234567890123456789012345678"},"b":{"B":"AAEC/w=="},"t":{"BOOL":true},"z":{"NULL":true},"l":{"L":[{"S":""},{"N":"-1.5E-100"},{"M":{"deep":{"BS":["AQ==","Ag=="]}}}]},"m":{"M":{"e":{"M":{}},"bin":{"B":""}}},"ss":{"SS":["a","b"]},"ns":{"NS":["1","2.5"]},"bs":{"BS":["AQ=="]}}""",
        """{"id":{"S":"umlaut \u00e4\u00f6\u00fc \ud83d\ude00"},"text":{"S":"line\nbreak \"quoted\" \\ tab\t"}}""",
        """{"id":{"S":"bare"}}""",
    ];

    [Fact]
    public async Task Move_EveryAttributeType_ArrivesExactly()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        await bench.CreateAsync("EveryType", EveryType);

        IReadOnlyList<DdbExport> exports = await bench.ExportAsync("EveryType");
        IReadOnlyList<DdbImport> imports = await bench.ImportAsync(new ImportOptions { Exports = exports });

        Assert.Empty(bench.Errors);
        DdbExport export = Assert.Single(exports);
        Assert.Equal((false, false, 3), (export.PitrWasEnabled, export.StreamWasEnabled, export.ItemCount));
        Assert.True(export.ExportTime >= export.StreamEnabledTime!.Value.AddMinutes(2));
        Assert.NotEmpty(export.ShardPositions);
        DdbImport import = Assert.Single(imports);
        Assert.Equal(("COMPLETED", 3, 0), (import.Status, import.ImportedItemCount, import.ErrorCount));
        IReadOnlyList<string> source = await bench.ReadAsync(bench.Source, "EveryType");
        Assert.Equal(3, source.Count);
        Assert.Equal(source, await bench.ReadAsync(bench.Target, "EveryType"));
        Assert.Contains(bench.Observer.Of<ExportProgressed>(), progress => progress.LandedBytes > 0);
        Assert.Contains(bench.Observer.Of<ImportProgressed>(), progress => progress.ProcessedItems > 0);
    }

    [Fact]
    public async Task Move_ThreeTablesAtOnce_TakesTheTimeOfOne()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        string[] names = ["Three1", "Three2", "Three3"];
        foreach (string name in names)
        {
            await bench.CreateAsync(name, [.. Enumerable.Range(0, 200).Select(i => $"{{\"id\":{{\"S\":\"{name}-{i}\"}}}}")]);
        }

        await bench.CreateAsync("Single", EveryType);
        Stopwatch one = Stopwatch.StartNew();
        await bench.ImportAsync(new ImportOptions { Exports = await bench.ExportAsync("Single") });
        one.Stop();
        Stopwatch three = Stopwatch.StartNew();
        IReadOnlyList<DdbImport> imports = await bench.ImportAsync(new ImportOptions { Exports = await bench.ExportAsync(names) });
        three.Stop();

        Assert.Empty(bench.Errors);
        Assert.Equal(names, imports.Select(import => import.TableName).Order());
        Assert.True(three.Elapsed < one.Elapsed * 2.5, $"one took {one.Elapsed}, three took {three.Elapsed}");
        foreach (string name in names)
        {
            Assert.Equal(await bench.ReadAsync(bench.Source, name), await bench.ReadAsync(bench.Target, name));
        }
    }

    [Fact]
    public async Task Move_EmptyTable_ArrivesEmpty()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        await bench.CreateAsync("Empty");

        IReadOnlyList<DdbImport> imports = await bench.ImportAsync(new ImportOptions { Exports = await bench.ExportAsync("Empty") });

        Assert.Empty(bench.Errors);
        Assert.Equal(0, Assert.Single(imports).ExpectedItemCount);
        Assert.Empty(await bench.ReadAsync(bench.Target, "Empty"));
    }

    [Fact]
    public async Task Move_IndexWithMultiAttributeKey_IsMadeAgain()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        await bench.CreateAsync(
            new CreateTableRequest
            {
                TableName = "Indexed",
                KeySchema = [new("id", "HASH"), new("at", "RANGE")],
                AttributeDefinitions = [new("id", "S"), new("at", "N"), new("a", "S"), new("b", "N"), new("c", "B")],
                BillingMode = BillingMode.PROVISIONED,
                ProvisionedThroughput = new(50, 60),
                GlobalSecondaryIndexes =
                [
                    new()
                    {
                        IndexName = "multi",
                        KeySchema = [new("a", "HASH"), new("b", "HASH"), new("c", "RANGE"), new("at", "RANGE")],
                        Projection = new() { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = ["p"] },
                        ProvisionedThroughput = new(7, 8),
                    },
                ],
            },
            """{"id":{"S":"1"},"at":{"N":"1"},"a":{"S":"x"},"b":{"N":"2"},"c":{"B":"AQ=="},"p":{"S":"projected"}}""",
            """{"id":{"S":"1"},"at":{"N":"2"}}""");

        IReadOnlyList<DdbImport> imports = await bench.ImportAsync(new ImportOptions { Exports = await bench.ExportAsync("Indexed") });

        Assert.Empty(bench.Errors);
        Assert.Single(imports);
        TableDefinitionReader reader = new(bench.Context);
        DdbTableDefinition source = await reader.ReadAsync(bench.Source.Account, "Indexed", CancellationToken.None);
        DdbTableDefinition target = await reader.ReadAsync(bench.Target.Account, "Indexed", CancellationToken.None);
        Assert.Equal(source.Keys.Select(Text), target.Keys.Select(Text));
        Assert.Equal(["multi:a:S:HASH", "multi:b:N:HASH", "multi:c:B:RANGE", "multi:at:N:RANGE"], target.Keys.Skip(2).Select(Text));
        Assert.Equal((50, 60), (target.ReadCapacityUnits, target.WriteCapacityUnits));
        DdbTableIndex index = Assert.Single(target.Indexes);
        Assert.Equal((7, 8, "INCLUDE"), (index.ReadCapacityUnits, index.WriteCapacityUnits, index.ProjectionType));
        Assert.Equal("p", Assert.Single(target.IndexProjections).AttributeName);
    }

    [Fact]
    public async Task Import_ObjectAddedAfterTheExport_IsRefusedAndNoTableIsMade()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        await bench.CreateAsync("Extra", EveryType);
        DdbExport export = (await bench.ExportAsync("Extra"))[0];
        await bench.Target.S3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bench.Bucket, Key = ExportFolder.Of(export).DataPrefix + "more.json.gz", ContentBody = "x",
        });

        Assert.Empty(await bench.ImportAsync(new ImportOptions { Exports = [export] }));

        Assert.IsType<DataObjectsExtraException>(Assert.Single(bench.Errors));
        await AssertNoTableAsync(bench, "Extra");
    }

    [Fact]
    public async Task Import_ManifestChangedAfterTheExport_IsRefusedAndNoTableIsMade()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        await bench.CreateAsync("Damaged", EveryType);
        DdbExport export = (await bench.ExportAsync("Damaged"))[0];
        string key = ExportFolder.Of(export).SummaryKey;
        using GetObjectResponse before = await bench.Target.S3.GetObjectAsync(bench.Bucket, key);
        using StreamReader reader = new(before.ResponseStream, Encoding.UTF8);
        string changed = (await reader.ReadToEndAsync()).Replace("\"itemCount\":3", "\"itemCount\":4", StringComparison.Ordinal);
        await bench.Target.S3.PutObjectAsync(new PutObjectRequest { BucketName = bench.Bucket, Key = key, ContentBody = changed });

        Assert.Empty(await bench.ImportAsync(new ImportOptions { Exports = [export] }));

        Assert.IsType<ManifestChecksumDiffersException>(Assert.Single(bench.Errors));
        await AssertNoTableAsync(bench, "Damaged");
    }

    [Fact]
    public async Task Import_TableThere_IsRefused()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        await bench.CreateAsync("Twice", EveryType);
        IReadOnlyList<DdbExport> exports = await bench.ExportAsync("Twice");
        await bench.ImportAsync(new ImportOptions { Exports = exports });
        Assert.Empty(bench.Errors);

        Assert.Empty(await bench.ImportAsync(new ImportOptions { Exports = exports }));

        Assert.IsType<TargetTableExistsException>(Assert.Single(bench.Errors));
    }

    [Fact]
    public async Task Import_OfThePlaceAlone_ArrivesExactly()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        await bench.CreateAsync("Placed", EveryType);
        DdbExport whole = (await bench.ExportAsync("Placed"))[0];
        DdbTableDefinition definition =
            await new TableDefinitionReader(bench.Context).ReadAsync(bench.Source.Account, "Placed", CancellationToken.None);

        DdbExport export = await new ExportPlaceReader(bench.Context).ReadAsync(
            bench.Target.Account, bench.Bucket, null, ExportFolder.Of(whole).Root, CancellationToken.None);
        await bench.ImportAsync(new ImportOptions
        {
            Exports = [export], Target = bench.Target.Account, TargetTableName = "Placed2", Definition = definition,
        });

        Assert.Empty(bench.Errors);
        Assert.Equal(await bench.ReadAsync(bench.Source, "Placed"), await bench.ReadAsync(bench.Target, "Placed2"));
    }

    private static async Task AssertNoTableAsync(MoveBench bench, string tableName) =>
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => bench.Target.DynamoDb.DescribeTableAsync(tableName));

    private static string Text(DdbTableKey key) => $"{key.IndexName}:{key.AttributeName}:{key.AttributeType}:{key.KeyType}";
}
