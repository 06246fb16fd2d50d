using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class CdcEnablerTests(CdcSandbox sandbox) : IClassFixture<CdcSandbox>
{
    [Fact]
    public async Task EnableAsync_FunctionThatWritesUnderItsOwnRole_IsLetInAndOutAgainBesideOthers()
    {
        CdcBench bench = await CdcBench.OpenAsync(sandbox.Sandbox, "OwnRole");
        await bench.PublishAsync(bench.Source, bench.FunctionRoleArn, writerRoleArn: null);
        string table = $"arn:aws:dynamodb:{bench.Target.Region}:{bench.Target.AccountId}:table/OwnRole";
        string theirs = $$"""
            {"Version":"2012-10-17","Statement":[{"Sid":"Theirs","Effect":"Allow","Principal":{"AWS":"{{bench.WriterRoleArn}}"},
            "Action":"dynamodb:Scan","Resource":"{{table}}"}]}
            """;
        await bench.Target.DynamoDb.PutResourcePolicyAsync(new PutResourcePolicyRequest { ResourceArn = table, Policy = theirs });

        (DdbCdc? cdc, DdbCrossAccountException? error) = await bench.EnableAsync(Options(bench));

        Assert.Null(error);
        Assert.Equal("Enabled", cdc!.State);
        string sid = GrantPlan.SidOf(cdc.StreamArn);
        string? merged = await bench.PolicyAsync(bench.Target, table);
        Assert.Contains("Theirs", merged, StringComparison.Ordinal);
        Assert.Contains(sid, merged, StringComparison.Ordinal);
        Assert.Contains(sid, await bench.PolicyAsync(bench.Target, cdc.LedgerTableArn), StringComparison.Ordinal);

        Assert.Null(await bench.RemoveAsync(cdc));

        string? left = await bench.PolicyAsync(bench.Target, table);
        Assert.Contains("Theirs", left, StringComparison.Ordinal);
        Assert.DoesNotContain(sid, left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnableAsync_MappingThatBeganAtLatest_IsRefusedBeforeAnythingIsChanged()
    {
        CdcBench bench = await CdcBench.OpenAsync(sandbox.Sandbox, "Latest");
        await bench.PublishAsync(bench.Source, bench.FunctionRoleArn, bench.WriterRoleArn);
        await MapAsync(bench, EventSourcePosition.LATEST);

        (DdbCdc? cdc, DdbCrossAccountException? error) = await bench.EnableAsync(Options(bench));

        Assert.Null(cdc);
        Assert.IsType<MappingStartsAtLatestException>(error);
        Assert.False(await bench.HasLedgerAsync());
    }

    [Fact]
    public async Task EnableAsync_MappingThatSomebodyMadeRightly_IsTakenAndLeftBehind()
    {
        CdcBench bench = await CdcBench.OpenAsync(sandbox.Sandbox, "Theirs");
        await bench.PublishAsync(bench.Source, bench.FunctionRoleArn, bench.WriterRoleArn);
        string theirs = await MapAsync(bench, EventSourcePosition.TRIM_HORIZON);

        (DdbCdc? cdc, DdbCrossAccountException? error) = await bench.EnableAsync(Options(bench));

        Assert.Null(error);
        Assert.Equal(theirs, cdc!.MappingId);
        Assert.Null(await bench.RemoveAsync(cdc));
        Assert.Equal(theirs, Assert.Single(await bench.MappingsAsync(bench.Source, cdc.StreamArn)).UUID);
        Assert.False(await bench.HasLedgerAsync());
    }

    [Fact]
    public async Task EnableAsync_TableThatIsNoLedger_IsRefused()
    {
        CdcBench bench = await CdcBench.OpenAsync(sandbox.Sandbox, "NoLedger");
        await bench.PublishAsync(bench.Source, bench.FunctionRoleArn, bench.WriterRoleArn);
        await bench.CreateAsync(bench.Target, bench.LedgerName);

        Assert.IsType<LedgerNotOursException>((await bench.EnableAsync(Options(bench))).Error);
    }

    [Theory]
    [InlineData("arn:aws:iam::222222222222:role/other", null, typeof(FunctionOfOtherLedgerException))]
    [InlineData(null, "another-ledger", typeof(FunctionOfOtherLedgerException))]
    public async Task EnableAsync_FunctionForSomethingElse_IsRefused(string? writerRole, string? ledger, Type expected)
    {
        CdcBench bench = await CdcBench.OpenAsync(sandbox.Sandbox, "Else" + Guid.NewGuid().ToString("N")[..8]);
        await bench.PublishAsync(bench.Source, bench.FunctionRoleArn, bench.WriterRoleArn);

        Assert.IsType(
            expected,
            (await bench.EnableAsync(Options(bench) with
            {
                WriterRoleArn = writerRole,
                LedgerTableName = ledger ?? bench.LedgerName,
            })).Error);
    }

    [Fact]
    public async Task EnableAsync_StreamTurnedOffAndOnAgain_IsRefused()
    {
        CdcBench bench = await CdcBench.OpenAsync(sandbox.Sandbox, "OffAndOn");
        await bench.PublishAsync(bench.Source, bench.FunctionRoleArn, bench.WriterRoleArn);
        string stream = (await bench.Source.DynamoDb.DescribeTableAsync("OffAndOn")).Table.LatestStreamArn;
        await bench.TurnStreamOffAsync();
        Assert.IsType<StreamOffException>((await bench.EnableAsync(Options(bench))).Error);
        await bench.TurnStreamOnAsync();

        Assert.IsType<StreamReplacedException>(
            (await bench.EnableAsync(Options(bench), bench.Request() with { StreamArn = stream })).Error);
    }

    private static CdcOptions Options(CdcBench bench) => new()
    {
        FunctionName = bench.FunctionName,
        LedgerTableName = bench.LedgerName,
    };

    private static async Task<string> MapAsync(CdcBench bench, EventSourcePosition position)
    {
        CreateEventSourceMappingResponse mapping = await bench.Source.Lambda.CreateEventSourceMappingAsync(
            new CreateEventSourceMappingRequest
            {
                EventSourceArn = (await bench.Source.DynamoDb.DescribeTableAsync(bench.TableName)).Table.LatestStreamArn,
                FunctionName = $"{bench.FunctionName}:1",
                StartingPosition = position,
                BatchSize = 1000,
                FunctionResponseTypes = new List<string> { "ReportBatchItemFailures" },
            });
        return mapping.UUID!;
    }
}
