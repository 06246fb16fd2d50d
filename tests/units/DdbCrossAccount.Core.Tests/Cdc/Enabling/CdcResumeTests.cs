using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Enabling;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

/// <summary>A run that is killed after any of its requests is finished by the same command, and nothing is made twice or left.</summary>
public sealed class CdcResumeTests(CdcSandbox sandbox, ITestOutputHelper output) : IClassFixture<CdcSandbox>
{
    private const int MostRequests = 200;

    [Fact]
    public async Task EnableAsync_KilledAfterEachRequest_IsFinishedByTheSameCommand()
    {
        CdcBench bench = await CdcBench.OpenAsync(sandbox.Sandbox, "Killed");
        await bench.PublishAsync(bench.Target, bench.WriterRoleArn, writerRoleArn: null);
        CdcOptions options = new()
        {
            FunctionName = bench.FunctionName,
            IsFunctionInTarget = true,
            LedgerTableName = bench.LedgerName,
        };
        int requests = 0;
        while (await bench.KillAsync(requests, token => bench.EnableAsync(options, token)))
        {
            (DdbCdc? cdc, var error) = await bench.EnableAsync(options);
            Assert.True(cdc is not null, $"After {requests} requests: {error?.Message}");
            Assert.Equal("Enabled", cdc.State);
            Assert.Equal(cdc.MappingId, Assert.Single(await bench.MappingsAsync(bench.Target, cdc.StreamArn)).UUID);
            Assert.True(await bench.HasQueueAsync(bench.Target, cdc.StreamArn));
            Assert.Contains(GrantPlan.SidOf(cdc.StreamArn), await bench.PolicyAsync(bench.Source, cdc.StreamArn));

            Assert.Null(await bench.RemoveAsync(cdc));
            await AssertGoneAsync(bench, cdc, requests);
            Assert.InRange(++requests, 1, MostRequests);
        }

        output.WriteLine($"Killed after each of {requests} requests.");
        Assert.True(requests > 20);
    }

    [Fact]
    public async Task RemoveAsync_KilledAfterEachRequest_IsFinishedByTheSameCommand()
    {
        CdcBench bench = await CdcBench.OpenAsync(sandbox.Sandbox, "Removed");
        await bench.PublishAsync(bench.Target, bench.WriterRoleArn, writerRoleArn: null);
        CdcOptions options = new()
        {
            FunctionName = bench.FunctionName,
            IsFunctionInTarget = true,
            LedgerTableName = bench.LedgerName,
        };
        int requests = 0;
        DdbCdc cdc;
        do
        {
            (DdbCdc? made, var error) = await bench.EnableAsync(options);
            Assert.True(made is not null, $"After {requests} requests: {error?.Message}");
            cdc = made;
            Assert.InRange(requests, 0, MostRequests);
        }
        while (await KilledAndFinishedAsync(bench, cdc, requests++));
        output.WriteLine($"Killed after each of {requests - 1} requests.");
        Assert.True(requests > 15);
    }

    private static async Task<bool> KilledAndFinishedAsync(CdcBench bench, DdbCdc cdc, int requests)
    {
        bool wasKilled = await bench.KillAsync(requests, token => bench.RemoveAsync(cdc, token));
        Assert.Null(await bench.RemoveAsync(cdc));
        await AssertGoneAsync(bench, cdc, requests);
        return wasKilled;
    }

    private static async Task AssertGoneAsync(CdcBench bench, DdbCdc cdc, int requests)
    {
        Assert.Empty(await bench.MappingsAsync(bench.Target, cdc.StreamArn));
        Assert.False(await bench.HasQueueAsync(bench.Target, cdc.StreamArn), $"After {requests} requests a queue was left.");
        Assert.Null(await bench.PolicyAsync(bench.Source, cdc.StreamArn));
        Assert.False(await bench.HasLedgerAsync(), $"After {requests} requests the ledger was left.");
    }
}
