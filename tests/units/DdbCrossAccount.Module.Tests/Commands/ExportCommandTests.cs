using System;
using System.Collections;
using System.Collections.Generic;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Commands;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Commands;

public sealed class ExportCommandTests
{
    private readonly RecordingPort _port = new() { ParameterSetName = "List" };
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Start_ThreeTablesFromThePipeline_StartsThemTogetherAtTheEnd()
    {
        StartDdbExportCommand command = Starting();
        command.Begin();
        foreach (string table in new[] { "Orders", "Items", "Users" })
        {
            command.TableName = [table];
            command.Record();
        }

        Assert.Empty(_engine.Requests);
        command.End();

        Assert.Equal(["Orders", "Items", "Users"], _engine.Request<ExportOptions>().TableNames);
    }

    [Fact]
    public void Start_EveryParameter_ReachesTheEngine()
    {
        var local = new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Local);
        _port.Switches.UnionWith(["EnablePitr", "EnableStream"]);
        StartDdbExportCommand command = Starting();
        command.TableName = ["Orders"];
        command.Target = Accounts.Target;
        command.S3Prefix = "p";
        command.S3BucketOwner = "222222222222";
        command.S3SseAlgorithm = "KMS";
        command.S3SseKmsKeyId = "key";
        command.ExportTime = local;
        command.StreamViewType = "NEW_IMAGE";
        command.PreparationTimeout = TimeSpan.FromMinutes(5);
        command.ClientToken = "token";

        command.RunAll();

        var options = _engine.Request<ExportOptions>();
        Assert.Equal(
            (Accounts.Source, Accounts.Target, "moves", "p", "222222222222", "KMS", "key"),
            (options.Source, options.Target, options.S3Bucket, options.S3Prefix, options.S3BucketOwner, options.S3SseAlgorithm, options.S3SseKmsKeyId));
        Assert.Equal(
            ("FULL_EXPORT", local.ToUniversalTime(), true, true, "NEW_IMAGE", TimeSpan.FromMinutes(5), "token"),
            (options.ExportType, options.ExportTime, options.EnablePitr, options.EnableStream, options.StreamViewType, options.PreparationTimeout, options.ClientToken));
    }

    [Fact]
    public void Start_FromTimeGiven_IsIncremental()
    {
        StartDdbExportCommand command = Starting();
        command.TableName = ["Orders"];
        command.ExportFromTime = new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);
        command.ExportViewType = "NEW_IMAGE";

        command.RunAll();

        var options = _engine.Request<ExportOptions>();
        Assert.Equal(("INCREMENTAL_EXPORT", "NEW_IMAGE"), (options.ExportType, options.ExportViewType));
        Assert.Equal(
            "Export changes since 2026-01-31 12:00:00Z to bucket 'moves'",
            Assert.Single(_port.Asked).Action);
    }

    [Fact]
    public void Start_WhatIf_ShowsRealNumbersAndStartsNothing()
    {
        _port.IsConfirmationShown = true;
        _port.IsProcessWanted = false;
        _port.Switches.UnionWith(["EnablePitr", "EnableStream"]);
        _engine.Definition = new DdbTableDefinition { TableName = "Orders", ItemCount = 90_000, SizeBytes = 1_234_567_890, PitrEnabled = true };
        StartDdbExportCommand command = Starting();
        command.TableName = ["Orders"];

        command.RunAll();

        Assert.Equal(
            (
                "table 'Orders' in account 111111111111 (eu-west-1)",
                "Export about 90,000 items (1.2 GB) to bucket 'moves', turn a stream (NEW_AND_OLD_IMAGES) on where there is none"),
            Assert.Single(_port.Asked));
        Assert.Equal([(Accounts.Source, "Orders")], _engine.Requests);
        Assert.Empty(_port.Results);
    }

    [Fact]
    public void Start_NotConfirmed_ReadsNoNumbers()
    {
        StartDdbExportCommand command = Starting();
        command.TableName = ["Orders"];

        command.RunAll();

        Assert.Equal("Export all items to bucket 'moves'", Assert.Single(_port.Asked).Action);
        Assert.IsType<ExportOptions>(Assert.Single(_engine.Requests));
    }

    [Fact]
    public void Start_NoSource_IsAnErrorThatNamesTheParameter()
    {
        StartDdbExportCommand command = Starting();
        command.Source = null;
        command.TableName = ["Orders"];

        command.RunAll();

        CommandErrorIs("AccountMissing", "No account was given in -Source, and 'Orders' brings none along. Nothing was called.");
        Assert.Equal(
            "Pass -Source with an account from Connect-DdbAccount, or with the name of a profile.",
            _port.Errors[0].RecommendedAction);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Start_SourceIsAProfile_ConnectsItOnceWithTheShellsRegion()
    {
        _port.Variables["StoredAWSRegion"] = "eu-west-1";
        StartDdbExportCommand command = Starting();
        command.Source = (DdbAccount?)AccountArgumentAttribute.Transform("prod");
        command.Begin();
        command.TableName = ["Orders"];
        command.Record();
        command.TableName = ["Items"];
        command.Record();
        command.End();

        var connect = _engine.Request<ConnectOptions>();
        Assert.Equal(("prod", "eu-west-1"), (connect.ProfileName, connect.StoredRegion));
        Assert.Same(_engine.Account, _engine.Request<ExportOptions>().Source);
        Assert.Equal("table 'Items' in account 333333333333 (eu-west-1)", _port.Asked[1].Target);
    }

    [Fact]
    public void Start_TablesOfTwoAccounts_StartsEachAccountsTogether()
    {
        StartDdbExportCommand command = Starting();
        command.Begin();
        command.TableName = ["Orders"];
        command.Record();
        command.Source = Accounts.Target;
        command.TableName = ["Items"];
        command.Record();
        command.End();

        Assert.Equal(2, _engine.Requests.Count);
    }

    [Fact]
    public void Start_ImportBelongsToAnotherModule_WarnsOnce()
    {
        _port.Commands["Import-DdbTable"] = new CommandOwner("AWS.Tools.DynamoDBv2", typeof(string));

        Starting().Begin();

        Assert.Equal(
            [
                @"'Import-DdbTable' is a command of module 'AWS.Tools.DynamoDBv2' in this session (names ignore case). "
                + @"Write 'DdbCrossAccount\Import-DdbTable' to import with this module.",
            ],
            _port.Warnings);
    }

    [Theory]
    [InlineData(true, @"Start-DdbExport T | Wait-DdbExport | ddbcrossaccount\Import-DDBTable")]
    [InlineData(false, "Start-DdbExport T | Wait-DdbExport | Import-DdbTable")]
    public void Start_ImportWrittenInFullOrToldByAnEarlierCommand_DoesNotWarn(bool isFirst, string line)
    {
        _port.Commands["Import-DdbTable"] = new CommandOwner("AWS.Tools.DynamoDBv2", typeof(string));
        _port.IsFirstInPipeline = isFirst;
        _port.InvocationLine = line;

        Starting().Begin();

        Assert.Empty(_port.Warnings);
    }

    [Fact]
    public void Start_ImportIsOurs_DoesNotWarn()
    {
        _port.Commands["Import-DdbTable"] = new CommandOwner("DdbCrossAccount", typeof(ImportDdbTableCommand));

        Starting().Begin();

        Assert.Empty(_port.Warnings);
    }

    [Fact]
    public void Wait_SeveralExports_WaitsForAllTogetherWithTheTimeout()
    {
        WaitDdbExportCommand command = new WaitDdbExportCommand { Timeout = TimeSpan.FromMinutes(9) }.Attach(_port, _engine);
        command.Begin();
        command.Export = [Export("one")];
        command.Record();
        command.Export = [Export("two"), Export("three")];
        command.Record();
        Assert.Empty(_engine.Requests);
        command.End();

        (IReadOnlyList<DdbExport> exports, WaitOptions options) = _engine.Request<(IReadOnlyList<DdbExport>, WaitOptions)>();
        Assert.Equal(3, exports.Count);
        Assert.Equal(TimeSpan.FromMinutes(9), options.Timeout);
    }

    [Fact]
    public void Wait_NothingCame_AsksNothing()
    {
        new WaitDdbExportCommand().Attach(_port, _engine).RunAll();

        Assert.Empty(_engine.Requests);
        Assert.Empty(_port.Errors);
    }

    [Fact]
    public void Wait_AccountTyped_GoesBeforeTheObjects()
    {
        WaitDdbExportCommand command = new WaitDdbExportCommand { Export = [Export("one")], Target = Accounts.Target, Source = Accounts.Target }
            .Attach(_port, _engine);

        command.RunAll();

        DdbExport waited = _engine.Request<(IReadOnlyList<DdbExport>, WaitOptions)>().Item1[0];
        Assert.Same(Accounts.Target, waited.Source);
        Assert.Same(Accounts.Target, waited.Target);
    }

    [Fact]
    public void Wait_DamagedObjectAmongGoodOnes_IsOneErrorAndTheOthersAreWaitedFor()
    {
        var damaged = (DdbExport)TravellingObject.Take(typeof(DdbExport), new Hashtable { ["ExportArn"] = "arn" });

        new WaitDdbExportCommand { Export = [damaged, Export("good")] }.Attach(_port, _engine).RunAll();

        CommandErrorIs("ObjectDamaged", "A DdbExport was read back in which 'TableName' is missing. Nothing was called.");
        Assert.Equal("good", Assert.Single(_engine.Request<(IReadOnlyList<DdbExport>, WaitOptions)>().Item1).ExportArn);
    }

    [Fact]
    public void Wait_ExportWithoutAccount_IsAnErrorThatNamesTheExport()
    {
        new WaitDdbExportCommand { Export = [new DdbExport { ExportArn = "arn:e" }] }.Attach(_port, _engine).RunAll();

        CommandErrorIs("AccountMissing", "No account was given in -Source, and 'arn:e' brings none along. Nothing was called.");
    }

    [Fact]
    public void GetStatus_Object_ReadsItAgain()
    {
        _port.ParameterSetName = "Export";

        new GetDdbExportStatusCommand { Export = [Export("one")] }.Attach(_port, _engine).RunAll();

        Assert.Equal("one", _engine.Request<DdbExport>().ExportArn);
        Assert.Equal([_engine.Export], _port.Results);
    }

    [Fact]
    public void GetStatus_Arn_ReadsItInTheSource()
    {
        _port.ParameterSetName = "Arn";

        new GetDdbExportStatusCommand { ExportArn = ["arn:e"], Source = Accounts.Source }.Attach(_port, _engine).RunAll();

        Assert.Equal([(Accounts.Source, "arn:e")], _engine.Requests);
        Assert.Equal([_engine.Export], _port.Results);
    }

    [Fact]
    public void GetStatus_TableOrNothing_Lists()
    {
        new GetDdbExportStatusCommand { TableName = "Orders", Source = Accounts.Source }.Attach(_port, _engine).RunAll();
        new GetDdbExportStatusCommand { Source = Accounts.Source }.Attach(_port, _engine).RunAll();

        Assert.Equal([(Accounts.Source, "Orders"), (Accounts.Source, (string?)null)], _engine.Requests);
        Assert.Equal([_engine.Export, _engine.Export], _port.Results);
    }

    private StartDdbExportCommand Starting() =>
        new StartDdbExportCommand { Source = Accounts.Source, S3Bucket = "moves" }.Attach(_port, _engine);

    private static DdbExport Export(string arn) => new() { ExportArn = arn, Source = Accounts.Source };

    private void CommandErrorIs(string errorId, string message)
    {
        Module.Output.CommandError error = Assert.Single(_port.Errors);
        Assert.Equal((errorId, message), (error.ErrorId, error.Message));
        Assert.IsAssignableFrom<DdbCrossAccountException>(error.Exception);
    }
}
