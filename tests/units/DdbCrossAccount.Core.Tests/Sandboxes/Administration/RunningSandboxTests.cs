using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes.Administration;

/// <summary>What a sandbox's endpoint takes and tells is what this side writes and reads.</summary>
public sealed class RunningSandboxTests : IAsyncLifetime
{
    private readonly RecordingObserver _observer = new();
    private readonly EngineContext _context;
    private DdbSandbox _sandbox = new();

    public RunningSandboxTests() => _context = new EngineContext(TimeProvider.System, new Random(1), _observer);

    public async Task InitializeAsync() =>
        _sandbox = await new SandboxStarter(_context).StartAsync(
            SandboxStarterTests.RealProgram() with { KeepsBodies = true }, CancellationToken.None);

    public Task DisposeAsync() => new SandboxStopper(_context).StopAsync(_sandbox, CancellationToken.None);

    [Fact]
    public async Task Fault_ThatHits_IsCountedAndNamedByTheRequestThatItHit()
    {
        var faults = new SandboxFaults(new SandboxEndpoint(_sandbox));
        await faults.SetAsync(
            new SandboxFaultRule { Id = "no", Effect = "denyAccess", Operation = "DescribeTable", Table = "Orders" }, CancellationToken.None);

        await Assert.ThrowsAsync<PermissionDeniedException>(
            () => new TableDefinitionReader(_context).ReadAsync(_sandbox.Source!, "Orders", CancellationToken.None));

        DdbSandboxFault fault = Assert.Single(await faults.ReadAsync("no", CancellationToken.None));
        Assert.Equal(("DenyAccess", 1, 1), (fault.Effect, fault.MatchedCount, fault.FiredCount));
        DdbSandboxRequest request = Assert.Single(
            await ReadAsync(new SandboxRequestFilter { FaultId = "no", IncludesBodies = true }));
        Assert.Equal(
            ("dynamodb", "DescribeTable", _sandbox.Source!.AccountId, "Orders", 400, "AccessDeniedException"),
            (request.Service, request.Operation, request.AccountId, request.TableName, request.StatusCode, request.ErrorCode));
        Assert.Equal("""{"TableName":"Orders"}""", request.RequestBody);
    }

    [Fact]
    public async Task Faults_AreTakenAway_OneAndAll()
    {
        var faults = new SandboxFaults(new SandboxEndpoint(_sandbox));
        await faults.SetAsync(new SandboxFaultRule { Id = "a", Effect = "throttle" }, CancellationToken.None);
        await faults.SetAsync(new SandboxFaultRule { Id = "b", Effect = "throttle" }, CancellationToken.None);

        await faults.ClearAsync("a", CancellationToken.None);
        Assert.Equal(["b"], (await faults.ReadAsync(null, CancellationToken.None)).Select(fault => fault.FaultId));
        await Assert.ThrowsAsync<SandboxFaultNotFoundException>(() => faults.ClearAsync("a", CancellationToken.None));
        await faults.ClearAsync(null, CancellationToken.None);

        Assert.Empty(await faults.ReadAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Fault_ThatTheSandboxRefuses_IsAnErrorInItsWords()
    {
        var faults = new SandboxFaults(new SandboxEndpoint(_sandbox));

        SandboxSettingRefusedException error = await Assert.ThrowsAsync<SandboxSettingRefusedException>(
            () => faults.SetAsync(new SandboxFaultRule { Effect = "throttle", EntryShare = 0.5 }, CancellationToken.None));

        Assert.Contains("entryShare", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_MovedOn_ShowsIt()
    {
        var clock = new SandboxClock(new SandboxEndpoint(_sandbox));

        DdbSandboxClock before = await clock.ChangeAsync(new SandboxClockChange { AdvanceSeconds = 0 }, CancellationToken.None);
        DdbSandboxClock after = await clock.ChangeAsync(
            new SandboxClockChange { Now = before.ServiceTime.AddDays(1), Rate = 60 }, CancellationToken.None);

        Assert.True(after.ServiceTime >= before.ServiceTime.AddDays(1));
        Assert.Equal(60, after.Rate);
    }

    [Fact]
    public async Task Operations_AreThoseOfAllServices()
    {
        IReadOnlyList<string> names = await new SandboxOperationLister(new SandboxEndpoint(_sandbox)).ListAsync(CancellationToken.None);

        Assert.Superset(new HashSet<string> { "PutItem", "GetRecords", "PutObject", "AssumeRole" }, names.ToHashSet());
    }

    private async Task<IReadOnlyList<DdbSandboxRequest>> ReadAsync(SandboxRequestFilter filter)
    {
        await new SandboxRequests(new SandboxEndpoint(_sandbox), _context).ReadAsync(filter, CancellationToken.None);
        return [.. _observer.Of<ResultProduced>().Select(told => told.Result).OfType<DdbSandboxRequest>()];
    }
}
