using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Commands;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Commands;

public sealed class ImportCommandTests
{
    private readonly RecordingPort _port = new() { ParameterSetName = "Export" };
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Import_SeveralExports_StartsThemTogetherAtTheEnd()
    {
        ImportDdbTableCommand command = new ImportDdbTableCommand().Attach(_port, _engine);
        command.Begin();
        command.Export = [Export("Orders")];
        command.Record();
        command.Export = [Export("Items")];
        command.Record();
        Assert.Empty(_engine.Requests);
        command.End();

        Assert.Equal(2, _engine.Request<ImportOptions>().Exports.Count);
    }

    [Fact]
    public void Import_EveryParameter_ReachesTheEngine()
    {
        _port.Switches.Add("VerifyData");
        var definition = new DdbTableDefinition();

        new ImportDdbTableCommand
        {
            Export = [Export("Orders")],
            Target = Accounts.Source,
            TargetTableName = "Orders2",
            Definition = definition,
            BillingMode = "PROVISIONED",
            ReadCapacityUnits = 1,
            WriteCapacityUnits = 2,
            MaxReadRequestUnits = 3,
            MaxWriteRequestUnits = -1,
            SseType = "KMS",
            SseKmsKeyId = "key",
            ClientToken = "token",
        }.Attach(_port, _engine).RunAll();

        var options = _engine.Request<ImportOptions>();
        Assert.Same(Accounts.Source, Assert.Single(options.Exports).Target);
        Assert.Same(definition, options.Definition);
        Assert.Equal(
            ("Orders2", "PROVISIONED", 1L, 2L, 3L, -1L),
            (options.TargetTableName, options.BillingMode, options.ReadCapacityUnits, options.WriteCapacityUnits, options.MaxReadRequestUnits, options.MaxWriteRequestUnits));
        Assert.Equal(("KMS", "key", "token", true), (options.SseType, options.SseKmsKeyId, options.ClientToken, options.VerifyData));
    }

    [Fact]
    public void Import_VerifyDataNotGiven_LeavesItToTheEngine()
    {
        new ImportDdbTableCommand { Export = [Export("Orders")] }.Attach(_port, _engine).RunAll();

        Assert.Null(_engine.Request<ImportOptions>().VerifyData);
    }

    [Fact]
    public void Import_VerifyDataTurnedOff_IsOff()
    {
        _port.Bound.Add("VerifyData");

        new ImportDdbTableCommand { Export = [Export("Orders")] }.Attach(_port, _engine).RunAll();

        Assert.False(_engine.Request<ImportOptions>().VerifyData);
    }

    [Fact]
    public void Import_WhatIf_SaysWhatWouldBeMadeWhereAndStartsNothing()
    {
        _port.IsProcessWanted = false;

        new ImportDdbTableCommand { Export = [Export("Orders")], TargetTableName = "Orders2" }.Attach(_port, _engine).RunAll();

        Assert.Equal(
            (
                "table 'Orders2' in account 222222222222 (eu-west-1)",
                "Create, and import 90,000 items (1.2 GB) of table 'Orders' from bucket 'moves'"),
            Assert.Single(_port.Asked));
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Import_NoTarget_IsAnErrorThatNamesTheParameter()
    {
        DdbExport export = TravellingObject.With(Export("Orders"), Accounts.Source, null);

        new ImportDdbTableCommand { Export = [export] }.Attach(_port, _engine).RunAll();

        Assert.Equal(
            "No account was given in -Target, and 'arn:Orders' brings none along. Nothing was called.",
            Assert.Single(_port.Errors).Message);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Import_PlaceInS3_ReadsTheExportThereWithTheTarget()
    {
        _port.ParameterSetName = "Place";
        _engine.Export = Export("Orders");

        new ImportDdbTableCommand
        {
            S3Bucket = "moves",
            S3KeyPrefix = "p/AWSDynamoDB/1",
            S3BucketOwner = "222222222222",
            Target = Accounts.Target,
        }.Attach(_port, _engine).RunAll();

        Assert.Equal((Accounts.Target, new ExportPlace("moves", "222222222222", "p/AWSDynamoDB/1")), _engine.Requests[0]);
        Assert.Equal("Orders", Assert.Single(_engine.Request<ImportOptions>().Exports).TableName);
    }

    [Fact]
    public void Import_DamagedDefinition_IsAnErrorBeforeAnythingIsStarted()
    {
        var damaged = (DdbTableDefinition)TravellingObject.Take(typeof(DdbTableDefinition), "text");

        var failure = Assert.Throws<TerminatingErrorException>(() =>
            new ImportDdbTableCommand { Export = [Export("Orders")], Definition = damaged }.Attach(_port, _engine).RunAll());

        Assert.Equal("ObjectNotRecognized", failure.Error.ErrorId);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Wait_SeveralImports_WaitsForAllTogetherWithTheTimeout()
    {
        WaitDdbImportCommand command = new WaitDdbImportCommand { Timeout = TimeSpan.FromSeconds(9) }.Attach(_port, _engine);
        command.Begin();
        command.Import = [Import("one")];
        command.Record();
        command.Import = [Import("two")];
        command.Record();
        Assert.Empty(_engine.Requests);
        command.End();

        (IReadOnlyList<DdbImport> imports, WaitOptions options) = _engine.Request<(IReadOnlyList<DdbImport>, WaitOptions)>();
        Assert.Equal(2, imports.Count);
        Assert.Equal(TimeSpan.FromSeconds(9), options.Timeout);
    }

    [Fact]
    public void Wait_ImportWithoutAccount_IsAnErrorThatNamesTheImport()
    {
        new WaitDdbImportCommand { Import = [new DdbImport { ImportArn = "arn:i" }] }.Attach(_port, _engine).RunAll();

        Assert.Equal(
            "No account was given in -Target, and 'arn:i' brings none along. Nothing was called.",
            Assert.Single(_port.Errors).Message);
    }

    [Fact]
    public void GetStatus_ObjectArnOrTable_ReadsOrLists()
    {
        _port.ParameterSetName = "Import";
        new GetDdbImportStatusCommand { Import = [Import("one")] }.Attach(_port, _engine).RunAll();
        _port.ParameterSetName = "Arn";
        new GetDdbImportStatusCommand { ImportArn = ["arn:i"], Target = Accounts.Target }.Attach(_port, _engine).RunAll();
        _port.ParameterSetName = "List";
        new GetDdbImportStatusCommand { TableName = "Orders", Target = Accounts.Target }.Attach(_port, _engine).RunAll();

        Assert.Equal("one", ((DdbImport)_engine.Requests[0]).ImportArn);
        Assert.Equal([(Accounts.Target, "arn:i"), (Accounts.Target, "Orders")], _engine.Requests[1..]);
        Assert.Equal([_engine.Import, _engine.Import, _engine.Import], _port.Results);
    }

    private static DdbExport Export(string tableName) => new()
    {
        ExportArn = $"arn:{tableName}",
        TableName = tableName,
        S3Bucket = "moves",
        ItemCount = 90_000,
        BilledSizeBytes = 1_234_567_890,
        Source = Accounts.Source,
        Target = Accounts.Target,
    };

    private static DdbImport Import(string arn) => new() { ImportArn = arn, Target = Accounts.Target };
}
