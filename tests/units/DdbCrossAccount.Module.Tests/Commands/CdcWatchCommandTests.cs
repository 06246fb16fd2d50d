using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Cdc.Watching;
using DdbCrossAccount.Module.Commands;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Commands;

public sealed class CdcWatchCommandTests
{
    private readonly RecordingPort _port = new();
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Get_Objects_AreReadOneByOneWithTheAccountsOfTheCommand()
    {
        _port.ParameterSetName = "Cdc";

        new GetDdbCdcCommand { Cdc = [Cdc("a"), Cdc("b")], Source = Accounts.Target }.Attach(_port, _engine).RunAll();

        Assert.Equal(["a", "b"], _engine.Requests.Cast<DdbCdc>().Select(cdc => cdc.StreamArn));
        Assert.All(_engine.Requests.Cast<DdbCdc>(), cdc => Assert.Same(Accounts.Target, cdc.Source));
        Assert.Equal(2, _port.Results.Count);
    }

    [Fact]
    public void Get_Tables_AreListedEach()
    {
        _port.ParameterSetName = "List";

        new GetDdbCdcCommand
        {
            TableName = ["Orders", "Items"],
            LedgerTableName = "ledger",
            Source = Accounts.Source,
            Target = Accounts.Target,
        }.Attach(_port, _engine).RunAll();

        Assert.Equal(
            [Filter("Orders", "ledger"), Filter("Items", "ledger")],
            _engine.Requests.Cast<CdcFilter>());
        Assert.Equal(2, _port.Results.Count);
    }

    [Fact]
    public void Get_Nothing_ListsTheLedger()
    {
        _port.ParameterSetName = "List";

        new GetDdbCdcCommand { Source = Accounts.Source, Target = Accounts.Target }.Attach(_port, _engine).RunAll();

        Assert.Equal(Filter(null, null), Assert.Single(_engine.Requests.Cast<CdcFilter>()));
    }

    [Fact]
    public void Get_WithoutAccount_IsAnError()
    {
        _port.ParameterSetName = "List";

        new GetDdbCdcCommand { Source = Accounts.Source }.Attach(_port, _engine).RunAll();

        Assert.Equal("AccountMissing", Assert.Single(_port.Errors).ErrorId);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Wait_Several_AreWaitedForTogetherAtTheEnd()
    {
        WaitDdbCdcCommand command = new WaitDdbCdcCommand { MaximumLag = TimeSpan.FromSeconds(7), Timeout = TimeSpan.FromMinutes(3) }
            .Attach(_port, _engine);
        command.Begin();
        command.Cdc = [Cdc("a")];
        command.Record();
        command.Cdc = [Cdc("b")];
        command.Record();
        Assert.Empty(_engine.Requests);
        command.End();

        (IReadOnlyList<DdbCdc> cdcs, CdcWaitOptions options) = _engine.Request<ValueTuple<IReadOnlyList<DdbCdc>, CdcWaitOptions>>();
        Assert.Equal(["a", "b"], cdcs.Select(cdc => cdc.StreamArn));
        Assert.Equal(
            new CdcWaitOptions { Goal = CdcGoal.InSync, MaximumLag = TimeSpan.FromSeconds(7), Timeout = TimeSpan.FromMinutes(3) },
            options);
    }

    [Fact]
    public void Wait_Drained_IsTheGoal()
    {
        _port.Switches.Add("Drained");

        new WaitDdbCdcCommand { Cdc = [Cdc("a")] }.Attach(_port, _engine).RunAll();

        Assert.Equal(
            new CdcWaitOptions { Goal = CdcGoal.Drained, MaximumLag = TimeSpan.FromMinutes(1) },
            _engine.Request<ValueTuple<IReadOnlyList<DdbCdc>, CdcWaitOptions>>().Item2);
    }

    [Fact]
    public void Wait_ObjectWithoutAccount_IsAnErrorAndTheOthersAreWaitedFor()
    {
        new WaitDdbCdcCommand { Cdc = [new DdbCdc { StreamArn = "lost" }, Cdc("a")] }.Attach(_port, _engine).RunAll();

        Assert.Equal("AccountMissing", Assert.Single(_port.Errors).ErrorId);
        Assert.Equal(
            "a",
            Assert.Single(_engine.Request<ValueTuple<IReadOnlyList<DdbCdc>, CdcWaitOptions>>().Item1).StreamArn);
    }

    [Fact]
    public void Wait_Progress_ShowsLagEstimateAndWindow()
    {
        _engine.Work = (context, _) =>
        {
            context.Observer.Observe(new CdcProgressed(
                "Orders", "a", "Enabled", TimeSpan.FromSeconds(754), TimeSpan.FromSeconds(250), 12_400, 300, 1, 2, TimeSpan.FromHours(22)));
            context.Observer.Observe(new CdcProgressed("Items", "b", "Enabled", null, null, 0, 0, 0, 0, null));
            return System.Threading.Tasks.Task.CompletedTask;
        };

        new WaitDdbCdcCommand { Cdc = [Cdc("a"), Cdc("b")] }.Attach(_port, _engine).RunAll();

        Assert.Equal(
            [
                "Applying changes of table 'Orders': Enabled, lag 0:12:34 at most, 0:04:10 left, window 22:00:00, 12,400 checked, "
                    + "300 waiting, 1 parked, 2 in doubt",
                "Applying changes of table 'Items': Enabled, lag unknown, time left unknown, window unknown, 0 checked, 0 waiting",
            ],
            _port.Verbose);
    }

    private static CdcFilter Filter(string? table, string? ledger) => new()
    {
        Source = Accounts.Source, Target = Accounts.Target, LedgerTableName = ledger, SourceTableName = table,
    };

    private static DdbCdc Cdc(string streamArn) => new() { StreamArn = streamArn, Source = Accounts.Source, Target = Accounts.Target };
}
