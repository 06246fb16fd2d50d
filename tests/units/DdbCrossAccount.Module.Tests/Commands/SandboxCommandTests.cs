using System;
using System.Linq;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Commands;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Commands;

public sealed class SandboxCommandTests
{
    private readonly RecordingPort _port = new();
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Start_EveryParameter_ReachesTheEngine()
    {
        _port.Switches.Add("KeepBody");

        new StartDdbSandboxCommand
        {
            PortNumber = 8000,
            Region = "eu-west-1",
            AccountId = ["111111111111", "222222222222"],
            ExportDuration = TimeSpan.FromSeconds(1),
            ImportDuration = TimeSpan.FromSeconds(2),
            ClockRate = 60,
            Latency = TimeSpan.FromMilliseconds(5),
            Seed = 7,
            ProgramPath = "sandbox.dll",
            Capacity = "Enforced",
            FaultPath = "faults.json",
            WorstFormPath = "worst.json",
        }.Attach(_port, _engine).RunAll();

        var options = _engine.Request<SandboxStartOptions>();
        Assert.Equal(
            (8000, "eu-west-1", 60.0, 7, "/resolved/sandbox.dll"),
            (options.Port, options.Region, options.ClockRate, options.Seed, options.ProgramPath));
        Assert.Equal(("/resolved/faults.json", "/resolved/worst.json"), (options.FaultPath, options.WorstFormPath));
        Assert.Equal(("enforced", true), (options.Capacity, options.KeepsBodies));
        Assert.Equal(["111111111111", "222222222222"], options.AccountIds);
        Assert.Equal(
            (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(5)),
            (options.ExportDuration, options.ImportDuration, options.Latency));
        Assert.Equal([_engine.Sandbox], _port.Results);
    }

    [Fact]
    public void Start_WhatIf_StartsNothing()
    {
        _port.IsProcessWanted = false;

        new StartDdbSandboxCommand().Attach(_port, _engine).RunAll();

        Assert.Equal(("this machine", "Start a sandbox with two accounts"), Assert.Single(_port.Asked));
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Stop_Sandbox_StopsItAndWritesItOnlyWhenAsked()
    {
        new StopDdbSandboxCommand { Sandbox = [Sandbox()] }.Attach(_port, _engine).RunAll();
        Assert.Empty(_port.Results);

        _port.Switches.Add("PassThru");
        DdbSandbox sandbox = Sandbox();
        new StopDdbSandboxCommand { Sandbox = [sandbox] }.Attach(_port, _engine).RunAll();

        Assert.Equal([sandbox], _port.Results);
        Assert.Equal(2, _engine.Requests.OfType<DdbSandbox>().Count());
        Assert.Equal(("process 7 at 'http://127.0.0.1:1'", "Stop the sandbox and drop all that is in it"), _port.Asked[0]);
    }

    [Fact]
    public void Stop_WhatIf_StopsNothing()
    {
        _port.IsProcessWanted = false;

        new StopDdbSandboxCommand { Sandbox = [Sandbox()] }.Attach(_port, _engine).RunAll();

        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Stop_ForeignObject_IsAnError()
    {
        var foreign = (DdbSandbox)TravellingObject.Take(typeof(DdbSandbox), "text");

        new StopDdbSandboxCommand { Sandbox = [foreign] }.Attach(_port, _engine).RunAll();

        Assert.Equal("ObjectNotRecognized", Assert.Single(_port.Errors).ErrorId);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void ImportTable_Source_FillsItThereAndWritesNothing()
    {
        new ImportDdbSandboxTableCommand
        {
            Sandbox = Sandbox(), TableName = "Films", Path = "films.json", PartitionKey = "year:N", SortKey = "title:S",
        }.Attach(_port, _engine).RunAll();

        var options = _engine.Request<SandboxTableOptions>();
        Assert.Equal((Accounts.Source, "Films", "/resolved/films.json"), (options.Account, options.TableName, options.Path));
        Assert.Equal(
            new KeySchema(new KeyAttribute("year", KeyAttributeType.N), new KeyAttribute("title", KeyAttributeType.S)), options.Key);
        Assert.Equal(
            ("table 'Films' in account 111111111111 (eu-west-1)", "Create, and fill with the items of '/resolved/films.json'"),
            Assert.Single(_port.Asked));
        Assert.Empty(_port.Results);
    }

    [Fact]
    public void ImportTable_TargetWithPassThru_FillsItThereAndWritesTheDefinition()
    {
        _port.Switches.Add("PassThru");

        new ImportDdbSandboxTableCommand
        {
            Sandbox = Sandbox(), TableName = "Films", Path = "films.json", PartitionKey = "id:S", Account = "Target",
        }.Attach(_port, _engine).RunAll();

        Assert.Same(Accounts.Target, _engine.Request<SandboxTableOptions>().Account);
        Assert.Equal([_engine.Definition], _port.Results);
    }

    [Fact]
    public void ImportTable_SandboxWithoutThatAccount_IsAnError()
    {
        new ImportDdbSandboxTableCommand
        {
            Sandbox = new DdbSandbox(), TableName = "Films", Path = "films.json", PartitionKey = "id:S",
        }.Attach(_port, _engine).RunAll();

        Assert.Equal(
            "A DdbSandbox was read back in which 'Source' is missing. Nothing was called.", Assert.Single(_port.Errors).Message);
    }

    private static DdbSandbox Sandbox() => new()
    {
        EndpointUrl = "http://127.0.0.1:1", ProcessId = 7, Source = Accounts.Source, Target = Accounts.Target,
    };
}
