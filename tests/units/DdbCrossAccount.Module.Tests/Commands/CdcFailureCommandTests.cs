using System;
using DdbCrossAccount.Core.Cdc.Failures;
using DdbCrossAccount.Module.Commands;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Commands;

public sealed class CdcFailureCommandTests
{
    private readonly RecordingPort _port = new() { ParameterSetName = "Failure" };
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Get_OfChangeDataCapture_ListsIt()
    {
        _port.ParameterSetName = "Cdc";
        new GetDdbCdcFailureCommand { Cdc = [Cdc("Orders")] }.Attach(_port, _engine).RunAll();

        Assert.Equal("Orders", _engine.Request<DdbCdc>().SourceTableName);
    }

    [Fact]
    public void Get_OfALedger_NeedsTheTargetOnly()
    {
        _port.ParameterSetName = "Ledger";
        new GetDdbCdcFailureCommand { Target = Accounts.Target, LedgerTableName = "ledger" }.Attach(_port, _engine).RunAll();

        (DdbAccount target, DdbAccount? source, string? name) = _engine.Request<ValueTuple<DdbAccount, DdbAccount?, string?>>();
        Assert.Same(Accounts.Target, target);
        Assert.Null(source);
        Assert.Equal("ledger", name);
    }

    [Fact]
    public void Get_WithoutTarget_IsAnError()
    {
        _port.ParameterSetName = "Ledger";
        new GetDdbCdcFailureCommand().Attach(_port, _engine).RunAll();

        Assert.Equal("AccountMissing", Assert.Single(_port.Errors).ErrorId);
    }

    [Fact]
    public void Repair_FailuresOfTwoTables_RepairsEachTableOnceAndNothingElse()
    {
        RepairDdbCdcFailureCommand command = new RepairDdbCdcFailureCommand().Attach(_port, _engine);
        command.Begin();
        foreach (DdbCdcFailure failure in new[] { Failure("Orders", "1"), Failure("Items", "2"), Failure("Orders", "3") })
        {
            command.Failure = [failure];
            command.Record();
        }

        Assert.Empty(_engine.Requests);
        command.End();

        Assert.Equal(2, _engine.Requests.Count);
        (DdbCdc cdc, FailureSelection selection) = (ValueTuple<DdbCdc, FailureSelection>)_engine.Requests[0];
        Assert.Equal(("Orders", "ledger", "Source"), (cdc.TargetTableName, cdc.LedgerTableName, cdc.FunctionAccount));
        Assert.True(selection.Contains(Failure("Orders", "3")));
        Assert.False(selection.Contains(Failure("Orders", "4")));
    }

    [Fact]
    public void Repair_AllOfChangeDataCapture_ChoosesEveryFailure()
    {
        _port.ParameterSetName = "Cdc";
        new RepairDdbCdcFailureCommand { Cdc = [Cdc("Orders")] }.Attach(_port, _engine).RunAll();

        (DdbCdc cdc, FailureSelection selection) = _engine.Request<ValueTuple<DdbCdc, FailureSelection>>();
        Assert.Equal("Orders", cdc.SourceTableName);
        Assert.True(selection.Contains(Failure("Orders", "anything")));
    }

    [Fact]
    public void Repair_ForeignMessage_IsLeftAlone()
    {
        var message = new DdbCdcFailure
        {
            Kind = "Message",
            MessageId = "7",
            QueueUrl = "queue",
            StreamArn = "stream",
            Source = Accounts.Source,
            Target = Accounts.Target,
        };

        new RepairDdbCdcFailureCommand { Failure = [message] }.Attach(_port, _engine).RunAll();

        Assert.Empty(_engine.Requests);
        Assert.Equal("Message '7' of queue 'queue' is not change data capture's, and was left alone.", Assert.Single(_port.Warnings));
    }

    [Fact]
    public void Repair_Declined_RepairsNothing()
    {
        _port.IsProcessWanted = false;
        new RepairDdbCdcFailureCommand { Failure = [Failure("Orders", "1"), Failure("Orders", "2")] }.Attach(_port, _engine).RunAll();

        Assert.Empty(_engine.Requests);
        Assert.Equal(
            ("table 'Orders' in account 222222222222 (eu-west-1)", "Bring 2 failed keys or batches to the state of table 'Orders'"),
            Assert.Single(_port.Asked));
    }

    private static DdbCdc Cdc(string table) => new()
    {
        StreamArn = table,
        SourceTableName = table,
        TargetTableName = table,
        TargetTableArn = table,
        Source = Accounts.Source,
        Target = Accounts.Target,
    };

    private static DdbCdcFailure Failure(string table, string keyHash) => new()
    {
        Kind = "Parked",
        StreamArn = table,
        SourceTableName = table,
        TargetTableName = table,
        TargetTableArn = table,
        LedgerTableName = "ledger",
        FunctionAccount = "Source",
        KeyHash = keyHash,
        Source = Accounts.Source,
        Target = Accounts.Target,
    };
}
