using System;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Commands;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Commands;

public sealed class SandboxFaultCommandTests
{
    private readonly RecordingPort _port = new() { ParameterSetName = "Rule" };
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Set_EveryParameter_ReachesTheEngineInTheSandboxsWords()
    {
        _port.Switches.UnionWith(["DropConnection", "ResetConnection"]);

        new SetDdbSandboxFaultCommand
        {
            Sandbox = Sandbox(),
            Effect = "DropAnswer",
            FaultId = "lost",
            Service = "DynamoDb",
            Operation = ["PutItem", "Batch*"],
            Account = "Target",
            TableName = ["Orders", "Items"],
            S3Bucket = "exports",
            S3KeyPrefix = "AWSDynamoDB/",
            PrincipalArn = "arn:aws:sts::*",
            Skip = 2,
            Share = 0.2,
            MaxCount = 10,
            StartAfter = TimeSpan.FromSeconds(1.5),
            Duration = TimeSpan.FromMinutes(1),
            When = "After",
            Code = "ThrottlingException",
            Message = "Slow down",
            StatusCode = 429,
            Delay = TimeSpan.FromSeconds(0.25),
            DelayClock = "Service",
            ByteCount = 100,
            BytesPerSecond = 1000,
            DateOffset = TimeSpan.FromSeconds(-5),
            EntryShare = 0.5,
        }.Attach(_port, _engine).RunAll();

        Assert.Equal(
            new SandboxFaultRule
            {
                Id = "lost",
                Effect = "dropAnswer",
                Service = "dynamodb",
                Operation = "PutItem,Batch*",
                Account = "222222222222",
                Table = "Orders,Items",
                Bucket = "exports",
                KeyPrefix = "AWSDynamoDB/",
                Principal = "arn:aws:sts::*",
                Skip = 2,
                Share = 0.2,
                Count = 10,
                FromSeconds = 1.5,
                ForSeconds = 60,
                When = "after",
                Code = "ThrottlingException",
                Message = "Slow down",
                Status = 429,
                DelayMs = 250,
                Clock = "service",
                Drop = true,
                Reset = true,
                Bytes = 100,
                BytesPerSecond = 1000,
                Seconds = -5,
                EntryShare = 0.5,
            },
            _engine.Request<SandboxFaultRule>());
        Assert.Equal([_engine.Fault], _port.Results);
        Assert.Equal(
            ("process 7 at 'http://127.0.0.1:1'", "Set the fault DropAnswer for PutItem,Batch*"), Assert.Single(_port.Asked));
    }

    [Fact]
    public void Set_EffectAlone_LeavesTheRestToTheSandbox()
    {
        new SetDdbSandboxFaultCommand { Sandbox = Sandbox(), Effect = "Throttle" }.Attach(_port, _engine).RunAll();

        Assert.Equal(new SandboxFaultRule { Effect = "throttle" }, _engine.Request<SandboxFaultRule>());
        Assert.Equal("Set the fault Throttle for every operation", _port.Asked[0].Action);
    }

    [Theory]
    [InlineData("source", "111111111111")]
    [InlineData("TARGET", "222222222222")]
    [InlineData("333333333333", "333333333333")]
    public void Set_Account_IsItsId(string account, string expected)
    {
        new SetDdbSandboxFaultCommand { Sandbox = Sandbox(), Effect = "Throttle", Account = account }.Attach(_port, _engine).RunAll();

        Assert.Equal(expected, _engine.Request<SandboxFaultRule>().Account);
    }

    [Fact]
    public void Set_SandboxWithoutThatAccount_IsAnError()
    {
        new SetDdbSandboxFaultCommand { Effect = "Throttle", Account = "Source" }.Attach(_port, _engine).RunAll();

        Assert.Equal("ObjectDamaged", Assert.Single(_port.Errors).ErrorId);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Set_ForeignObject_IsAnError()
    {
        var foreign = (DdbSandbox)TravellingObject.Take(typeof(DdbSandbox), "text");

        new SetDdbSandboxFaultCommand { Sandbox = foreign, Effect = "Throttle" }.Attach(_port, _engine).RunAll();

        Assert.Equal("ObjectNotRecognized", Assert.Single(_port.Errors).ErrorId);
    }

    [Fact]
    public void Set_File_SetsItsFaultsAndWritesEach()
    {
        _port.ParameterSetName = "File";

        new SetDdbSandboxFaultCommand { Sandbox = Sandbox(), Path = "faults.json" }.Attach(_port, _engine).RunAll();

        Assert.Equal(("set", "/resolved/faults.json"), Assert.Single(_engine.Requests));
        Assert.Equal([_engine.Fault, _engine.Fault], _port.Results);
        Assert.Equal("Set the faults of '/resolved/faults.json'", _port.Asked[0].Action);
    }

    [Theory]
    [InlineData(null, "Take all faults away")]
    [InlineData("slow", "Take fault 'slow' away")]
    public void Set_Clear_TakesAwayAndWritesNothing(string? faultId, string action)
    {
        _port.ParameterSetName = "Clear";

        new SetDdbSandboxFaultCommand { Sandbox = Sandbox(), Clear = true, FaultId = faultId }.Attach(_port, _engine).RunAll();

        Assert.Equal(("clear", faultId), Assert.Single(_engine.Requests));
        Assert.Empty(_port.Results);
        Assert.Equal(action, _port.Asked[0].Action);
    }

    [Theory]
    [InlineData("Rule")]
    [InlineData("File")]
    [InlineData("Clear")]
    public void Set_WhatIf_AsksTheSandboxNothing(string parameterSet)
    {
        _port.ParameterSetName = parameterSet;
        _port.IsProcessWanted = false;

        new SetDdbSandboxFaultCommand { Sandbox = Sandbox(), Effect = "Throttle", Path = "f" }.Attach(_port, _engine).RunAll();

        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Get_Name_ReadsItAndWritesIt()
    {
        new GetDdbSandboxFaultCommand { Sandbox = Sandbox(), FaultId = "slow" }.Attach(_port, _engine).RunAll();

        Assert.Equal(("read", "slow"), Assert.Single(_engine.Requests));
        Assert.Equal([_engine.Fault], _port.Results);
    }

    [Fact]
    public void GetRequest_EveryParameter_ReachesTheEngine()
    {
        _port.Switches.Add("IncludeBody");

        new GetDdbSandboxRequestCommand
        {
            Sandbox = Sandbox(),
            Operation = ["PutItem"],
            Account = "Source",
            TableName = ["Orders"],
            FaultId = "*",
            Since = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            AfterSequence = 5,
            Last = 10,
        }.Attach(_port, _engine).RunAll();

        var filter = _engine.Request<SandboxRequestFilter>();
        Assert.Equal(
            "?operation=PutItem&account=111111111111&table=Orders&fault=%2A&since=2026-01-02T03%3A04%3A05.0000000Z&since=5&limit=10&bodies=true",
            filter.ToQuery());
    }

    [Theory]
    [InlineData(90061.0, null, null, "Move its clock on by 25:01:01")]
    [InlineData(null, "2026-01-02T03:04:05Z", 60.0, "Move its clock on to 2026-01-02 03:04:05Z")]
    [InlineData(null, null, 0.5, "Let 0.5 seconds of its time pass in one second")]
    public void Step_Change_ReachesTheEngineAndIsSaid(double? seconds, string? to, double? rate, string action)
    {
        new StepDdbSandboxClockCommand
        {
            Sandbox = Sandbox(),
            By = seconds is double given ? TimeSpan.FromSeconds(given) : null,
            To = to is null ? null : DateTimeOffset.Parse(to, System.Globalization.CultureInfo.InvariantCulture).LocalDateTime,
            Rate = rate,
        }.Attach(_port, _engine).RunAll();

        var change = _engine.Request<SandboxClockChange>();
        Assert.Equal((seconds, rate), (change.AdvanceSeconds, change.Rate));
        Assert.Equal(to is null ? null : new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), change.Now);
        Assert.Equal(action, _port.Asked[0].Action);
        Assert.Equal([_engine.SandboxClock], _port.Results);
    }

    [Fact]
    public void Step_WhatIf_MovesNothing()
    {
        _port.IsProcessWanted = false;

        new StepDdbSandboxClockCommand { Sandbox = Sandbox(), Rate = 1 }.Attach(_port, _engine).RunAll();

        Assert.Empty(_engine.Requests);
    }

    private static DdbSandbox Sandbox() => new()
    {
        EndpointUrl = "http://127.0.0.1:1", ProcessId = 7, Source = Accounts.Source, Target = Accounts.Target,
    };
}
