using System;
using System.Linq;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Commands;
using DdbCrossAccount.Module.Output;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Commands;

public sealed class PublishDdbCdcFunctionCommandTests
{
    private const string Ledger = "arn:aws:dynamodb:eu-west-1:222222222222:table/";

    private readonly RecordingPort _port = new() { ParameterSetName = "LedgerName" };
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Publish_OnlyTheRole_TakesTheDefaults()
    {
        new PublishDdbCdcFunctionCommand { FunctionRoleArn = "role", Source = Accounts.Source, Target = Accounts.Target }
            .Attach(_port, _engine).RunAll();

        var options = _engine.Request<FunctionOptions>();
        Assert.Equal(("ddb-cross-account-cdc", "role", "dotnet10"), (options.FunctionName, options.FunctionRoleArn, options.Runtime));
        Assert.Equal((Ledger + "ddb-cross-account-ledger", false), (options.LedgerTableArn, options.IsInTarget));
        Assert.Equal((null, null, null, null, null, null),
            (options.MemorySize, options.Timeout, options.Architecture, options.PackagePath, options.WriterRoleArn, options.WriterExternalId));
        Assert.Same(_engine.Function, Assert.Single(_port.Results));
    }

    [Fact]
    public void Publish_EveryParameter_ReachesTheEngine()
    {
        new PublishDdbCdcFunctionCommand
        {
            FunctionName = "cdc",
            FunctionRoleArn = "role",
            WriterRoleArn = "writer",
            WriterExternalId = "x",
            FunctionAccount = "target",
            LedgerTableName = "receipts",
            MemorySize = 256,
            Timeout = TimeSpan.FromSeconds(90),
            Architecture = "arm64",
            Runtime = "provided.al2023",
            Path = "own.zip",
            Source = Accounts.Source,
            Target = Accounts.Target,
        }.Attach(_port, _engine).RunAll();

        var options = _engine.Request<FunctionOptions>();
        Assert.Equal(("cdc", "role", "writer", "x"),
            (options.FunctionName, options.FunctionRoleArn, options.WriterRoleArn, options.WriterExternalId));
        Assert.Equal((true, Ledger + "receipts", 256, TimeSpan.FromSeconds(90)),
            (options.IsInTarget, options.LedgerTableArn, options.MemorySize, options.Timeout));
        Assert.Equal(("arm64", "provided.al2023", "/resolved/own.zip"), (options.Architecture, options.Runtime, options.PackagePath));
        Assert.Same(Accounts.Source, options.Source);
        Assert.Same(Accounts.Target, options.Target);
    }

    [Fact]
    public void Publish_LedgerByArn_NeedsNoTarget()
    {
        _port.ParameterSetName = "LedgerArn";

        new PublishDdbCdcFunctionCommand { FunctionRoleArn = "role", LedgerTableArn = "arn", Source = Accounts.Source }
            .Attach(_port, _engine).RunAll();

        Assert.Equal("arn", _engine.Request<FunctionOptions>().LedgerTableArn);
    }

    [Theory]
    [InlineData("Source", "Target")]
    [InlineData("Target", "Target")]
    public void Publish_AccountThatIsNeededIsMissing_SaysWhich(string functionAccount, string missing)
    {
        new PublishDdbCdcFunctionCommand { FunctionRoleArn = "role", FunctionAccount = functionAccount, Source = Accounts.Source }
            .Attach(_port, _engine).RunAll();

        CommandError error = Assert.Single(_port.Errors);
        Assert.Equal("AccountMissing", error.ErrorId);
        Assert.Contains("-" + missing, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void Publish_NotWanted_PlansAndAsksAndStops()
    {
        _port.IsProcessWanted = false;

        new PublishDdbCdcFunctionCommand { FunctionName = "cdc", FunctionRoleArn = "role", Source = Accounts.Source, Target = Accounts.Target }
            .Attach(_port, _engine).RunAll();

        Assert.Equal(
            ("function 'cdc' in account " + Accounts.Source,
                "Create with runtime dotnet10 on x86_64, 1,024 MB and 60 s, to run under role 'role', and publish a version"),
            Assert.Single(_port.Said, said => said.Stream == "asked").Content);
        Assert.IsType<FunctionOptions>(Assert.Single(_engine.Requests));
        Assert.Empty(_port.Results);
    }

    [Fact]
    public void Publish_FunctionThatExists_AsksForWhatChanges()
    {
        var options = new FunctionOptions { FunctionRoleArn = "role", LedgerTableArn = "ledger", MemorySize = 512 };
        var existing = new FunctionConfiguration
        {
            Role = "role",
            Runtime = Runtime.Dotnet10,
            Handler = "DdbCrossAccount.CdcFunction",
            MemorySize = 1024,
            Timeout = 60,
            CodeSha256 = "old",
            Architectures = ["x86_64"],
            Environment = new() { Variables = new() { ["DDB_CDC_LEDGER_TABLE"] = "ledger" } },
        };
        var plan = new FunctionPlan(options, "arn", new FunctionPackage("zip", [], "new"), existing);

        Assert.Equal("Change memory from 1024 MB to 512 MB, code, and publish a version", ConfirmationText.Publish(plan));

        existing.MemorySize = 512;
        existing.CodeSha256 = "new";
        Assert.Equal("Publish a version where none stands for its code and settings yet", ConfirmationText.Publish(plan));
    }

    [Fact]
    public void FunctionNameCompleter_AccountOfTheFunction_OffersItsFunctions()
    {
        _engine.FunctionNames = ["cdc", "ddb-cdc", "other"];
        var completer = new FunctionNameCompleter(_engine);

        var names = completer.Names(
            "c", new System.Collections.Hashtable { ["FunctionAccount"] = "Target", ["Target"] = Accounts.Target }, TimeProvider.System);

        Assert.Equal(["cdc"], names);
        Assert.Same(Accounts.Target, _engine.Requests.OfType<DdbAccount>().Single());
        Assert.Empty(completer.Names("c", new System.Collections.Hashtable { ["Target"] = Accounts.Target }, TimeProvider.System));
    }
}
