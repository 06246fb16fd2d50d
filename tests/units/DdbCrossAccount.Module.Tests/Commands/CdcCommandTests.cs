using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Removing;
using DdbCrossAccount.Module.Commands;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Commands;

public sealed class CdcCommandTests
{
    private static readonly DateTime Noon = new(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    private readonly RecordingPort _port = new() { ParameterSetName = "Import" };
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Enable_SeveralImports_TurnsThemOnTogetherAtTheEnd()
    {
        EnableDdbCdcCommand command = new EnableDdbCdcCommand().Attach(_port, _engine);
        command.Begin();
        command.Import = [Import("Orders")];
        command.Record();
        command.Import = [Import("Items")];
        command.Record();
        Assert.Empty(_engine.Requests);
        command.End();

        (IReadOnlyList<CdcRequest> requests, _) = _engine.Request<ValueTuple<IReadOnlyList<CdcRequest>, CdcOptions>>();
        Assert.Equal(["Orders", "Items"], requests.Select(request => request.TargetTableName));
        Assert.All(requests, request => Assert.True(request.IsSnapshotOfExport));
    }

    [Fact]
    public void Enable_EveryParameter_ReachesTheEngine()
    {
        _port.Switches.Add("Disabled");
        _port.ParameterSetName = "Table";

        new EnableDdbCdcCommand
        {
            TableName = "Orders",
            TargetTableName = "Copy",
            SnapshotTime = Noon,
            Source = Accounts.Source,
            Target = Accounts.Target,
            FunctionName = "ddb-cdc",
            FunctionRoleArn = "role",
            FunctionAccount = "target",
            WriterRoleArn = "writer",
            WriterExternalId = "id",
            LedgerTableName = "ledger",
            BatchSize = 7,
            BatchWindowSeconds = 8,
            MemorySize = 999,
        }.Attach(_port, _engine).RunAll();

        (IReadOnlyList<CdcRequest> requests, CdcOptions options) =
            _engine.Request<ValueTuple<IReadOnlyList<CdcRequest>, CdcOptions>>();
        CdcRequest request = Assert.Single(requests);
        Assert.Same(Accounts.Source, request.Source);
        Assert.Same(Accounts.Target, request.Target);
        Assert.Equal(
            ("Orders", "Copy", (DateTime?)Noon, false),
            (request.SourceTableName, request.TargetTableName, request.SnapshotTime, request.IsSnapshotOfExport));
        Assert.Equal(
            new CdcOptions
            {
                FunctionName = "ddb-cdc",
                FunctionRoleArn = "role",
                IsFunctionInTarget = true,
                WriterRoleArn = "writer",
                WriterExternalId = "id",
                LedgerTableName = "ledger",
                BatchSize = 7,
                BatchWindowSeconds = 8,
                MemorySize = 999,
                IsDisabled = true,
            },
            options);
    }

    [Fact]
    public void Enable_UnfitImport_IsAnErrorAndTheOthersGoOn()
    {
        new EnableDdbCdcCommand { Import = [Import("Orders", "IN_PROGRESS"), Import("Items")] }.Attach(_port, _engine).RunAll();

        Assert.Equal("ImportStillRunning", Assert.Single(_port.Errors).ErrorId);
        Assert.Equal(
            "Items",
            Assert.Single(_engine.Request<ValueTuple<IReadOnlyList<CdcRequest>, CdcOptions>>().Item1).TargetTableName);
    }

    [Fact]
    public void Enable_WhatIf_ReadsThePlanAndMakesNothing()
    {
        _port.IsProcessWanted = false;
        _port.IsConfirmationShown = true;

        new EnableDdbCdcCommand { Import = [Import("Orders")], FunctionName = "ddb-cdc" }.Attach(_port, _engine).RunAll();

        Assert.Equal(
            (
                "table 'Orders' in account 222222222222 (eu-west-1)",
                "Write into it the changes of table 'Old' in account 111111111111 (eu-west-1) through function 'ddb-cdc' in batches "
                    + "of up to 1,000 records gathered for 0 s; make ledger 'ledger', an event source mapping"),
            Assert.Single(_port.Asked));
        Assert.IsType<ValueTuple<CdcRequest, CdcOptions>>(Assert.Single(_engine.Requests));
    }

    [Fact]
    public void Enable_NothingIsShown_ReadsNoPlan()
    {
        _port.IsProcessWanted = false;

        new EnableDdbCdcCommand { Import = [Import("Orders")] }.Attach(_port, _engine).RunAll();

        Assert.Equal(
            "Write into it the changes of table 'Old' in account 111111111111 (eu-west-1) through function 'ddb-cross-account-cdc'",
            Assert.Single(_port.Asked).Action);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Disable_SeveralObjects_TurnsThemOffTogether()
    {
        new DisableDdbCdcCommand { Cdc = [Cdc("Orders"), Cdc("Items")] }.Attach(_port, _engine).RunAll();

        Assert.Equal(2, _engine.Request<IReadOnlyList<DdbCdc>>().Count);
        Assert.Equal(
            (
                "table 'Orders' in account 222222222222 (eu-west-1)",
                "Stop writing into it the changes of 'arn:Orders', and keep how far they are written"),
            _port.Asked[0]);
    }

    [Fact]
    public void Disable_ObjectWithoutTarget_IsAnErrorThatNamesTheParameter()
    {
        new DisableDdbCdcCommand { Cdc = [new DdbCdc { StreamArn = "stream", Source = Accounts.Source }] }
            .Attach(_port, _engine).RunAll();

        Assert.Equal(
            "No account was given in -Target, and 'stream' brings none along. Nothing was called.",
            Assert.Single(_port.Errors).Message);
        Assert.Empty(_engine.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Remove_Switches_ReachTheEngine(bool isForced)
    {
        if (isForced)
        {
            _port.Switches.Add("Force");
            _port.Switches.Add("PassThru");
        }

        new RemoveDdbCdcCommand { Cdc = [Cdc("Orders")] }.Attach(_port, _engine).RunAll();

        (IReadOnlyList<DdbCdc> cdcs, CdcRemoveOptions options) =
            _engine.Request<ValueTuple<IReadOnlyList<DdbCdc>, CdcRemoveOptions>>();
        Assert.Equal((1, new CdcRemoveOptions(isForced, isForced)), (cdcs.Count, options));
        Assert.Equal(
            "Stop writing into it the changes of 'arn:Orders', and remove what Enable-DdbCdc made for that",
            Assert.Single(_port.Asked).Action);
    }

    [Fact]
    public void Remove_NotWanted_RemovesNothing()
    {
        _port.IsProcessWanted = false;

        new RemoveDdbCdcCommand { Cdc = [Cdc("Orders")] }.Attach(_port, _engine).RunAll();

        Assert.Empty(_engine.Requests);
    }

    private static DdbImport Import(string tableName, string status = "COMPLETED") => new()
    {
        ImportArn = "arn:" + tableName,
        TableName = tableName,
        Status = status,
        ExportTime = Noon,
        SourceTableName = "Old",
        Source = Accounts.Source,
        Target = Accounts.Target,
    };

    private static DdbCdc Cdc(string tableName) => new()
    {
        StreamArn = "stream:" + tableName,
        SourceTableName = tableName,
        SourceTableArn = "arn:" + tableName,
        TargetTableName = tableName,
        Source = Accounts.Source,
        Target = Accounts.Target,
    };
}
