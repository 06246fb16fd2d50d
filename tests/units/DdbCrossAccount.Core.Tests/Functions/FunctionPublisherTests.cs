using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Functions;

public sealed class FunctionPublisherTests : IDisposable
{
    private const string RoleArn = "arn:aws:iam::111111111111:role/function";
    private const string WriterArn = "arn:aws:iam::222222222222:role/writer";
    private const string LedgerArn = "arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger";
    private const string FunctionArn = "arn:aws:lambda:eu-west-1:111111111111:function:cdc";

    private const int Seeds = 200;

    private readonly FakeLambda _lambda = new();
    private readonly FakeClock _clock = new() { RunsDelaysUpTo = TimeSpan.FromMinutes(1) };
    private readonly RecordingObserver _observer = new();
    private readonly PackageFile _package = PackageFile.Managed();
    private readonly DdbAccount _source;

    public FunctionPublisherTests()
    {
        _source = new DdbAccount { AccountId = FakeLambda.AccountId, Region = "eu-west-1", Arn = "arn:aws:iam::111111111111:user/ops" };
        var clients = new SessionClients("eu-west-1", ServiceEndpoints.Aws, new AccountSurroundings { Network = _lambda });
        _source.Session = new AccountSession(clients, new BasicAWSCredentials("AKIA", "secret"), _clock) { Account = _source };
    }

    private FunctionOptions Options => new()
    {
        FunctionName = "cdc",
        FunctionRoleArn = RoleArn,
        WriterRoleArn = WriterArn,
        WriterExternalId = "x-1",
        LedgerTableArn = LedgerArn,
        PackagePath = _package.Path,
        Source = _source,
    };

    public void Dispose()
    {
        _package.Dispose();
        _lambda.Dispose();
    }

    [Fact]
    public async Task PublishAsync_NoFunction_CreatesItMarkedAndPinsItsVersion()
    {
        DdbCdcFunction function = await PublishAsync(Options with { MemorySize = 512, Timeout = TimeSpan.FromSeconds(30) });

        Assert.Equal((FunctionArn + ":1", "1", "Created"), (function.FunctionArn, function.Version, function.Outcome));
        Assert.Equal((RoleArn, WriterArn, LedgerArn), (function.FunctionRoleArn, function.WriterRoleArn, function.LedgerTableArn));
        Assert.Equal(("dotnet10", "x86_64", 512, 30), (function.Runtime, function.Architecture, function.MemorySize, function.TimeoutSeconds));
        Assert.Equal(("Source", "cdc", _source), (function.FunctionAccount, function.FunctionName, function.Source));
        Assert.Equal(new DateTime(2026, 11, 20, 10, 11, 12, 345, DateTimeKind.Utc), function.LastModified);
        Assert.Equal(["CreateFunction", "PublishVersion"], _lambda.Changes);
        Assert.Equal("function", _lambda.Functions["cdc"].Tags["DdbCrossAccount"]);
        Assert.Equal("DdbCrossAccount.CdcFunction", _lambda.Bodies["CreateFunction"]["Handler"]!.GetValue<string>());
        Assert.Equal(
            $$$"""{"Variables":{"DDB_CDC_LEDGER_TABLE":"{{{LedgerArn}}}","DDB_CDC_WRITER_ROLE_ARN":"{{{WriterArn}}}","DDB_CDC_WRITER_EXTERNAL_ID":"x-1"}}""",
            _lambda.Bodies["CreateFunction"]["Environment"]!.ToJsonString());
    }

    [Fact]
    public async Task PublishAsync_Again_ChangesNothingAndGivesTheSameVersion()
    {
        DdbCdcFunction first = await PublishAsync(Options);
        int calls = _lambda.Changes.Count;

        DdbCdcFunction second = await PublishAsync(Options);

        Assert.Equal((first.FunctionArn, "Unchanged"), (second.FunctionArn, second.Outcome));
        Assert.Equal(["PublishVersion"], _lambda.Changes.Skip(calls));
    }

    [Fact]
    public async Task PublishAsync_OtherSettingsAndCode_ChangesThemAfterEachOtherAndPinsANewVersion()
    {
        await PublishAsync(Options);
        using PackageFile other = PackageFile.Managed("other code");
        int calls = _lambda.Changes.Count;

        DdbCdcFunction function = await PublishAsync(Options with { PackagePath = other.Path, MemorySize = 2048, Architecture = "arm64" });

        Assert.Equal((FunctionArn + ":2", "Updated", 2048, "arm64"),
            (function.FunctionArn, function.Outcome, function.MemorySize, function.Architecture));
        Assert.Equal(["UpdateFunctionConfiguration", "UpdateFunctionCode", "PublishVersion"], _lambda.Changes.Skip(calls));
        Assert.Contains(
            $"Changing memory from 1024 MB to 2048 MB of function '{FunctionArn}'.",
            _observer.Of<PhaseEntered>().Select(phase => phase.Text));
    }

    [Fact]
    public async Task PublishAsync_SettingsNotGiven_StayAsTheyAre()
    {
        await PublishAsync(Options with { MemorySize = 2048, Timeout = TimeSpan.FromMinutes(2), Architecture = "arm64" });

        DdbCdcFunction function = await PublishAsync(Options);

        Assert.Equal(("Unchanged", 2048, 120, "arm64"),
            (function.Outcome, function.MemorySize, function.TimeoutSeconds, function.Architecture));
    }

    [Fact]
    public async Task PublishAsync_VariablesOfOthers_StayAndOursGoWhenTheyAreNotAskedFor()
    {
        await PublishAsync(Options);
        _lambda.Functions["cdc"].Settings["Environment"]!["Variables"]!["DOTNET_gcServer"] = "0";

        await PublishAsync(Options with { WriterRoleArn = null, WriterExternalId = null });

        Assert.Equal(
            $$"""{"DDB_CDC_LEDGER_TABLE":"{{LedgerArn}}","DOTNET_gcServer":"0"}""",
            _lambda.Bodies["UpdateFunctionConfiguration"]["Environment"]!["Variables"]!.ToJsonString());
        Assert.Contains(
            $"Changing environment (DDB_CDC_WRITER_EXTERNAL_ID, DDB_CDC_WRITER_ROLE_ARN) of function '{FunctionArn}'.",
            _observer.Of<PhaseEntered>().Select(phase => phase.Text));
    }

    [Fact]
    public async Task PublishAsync_FunctionOfSomebodyElse_IsLeftAlone()
    {
        _lambda.Functions["cdc"] = new FakeFunction(FunctionArn) { Tags = { ["team"] = "orders" } };

        FunctionNotOursException error = await Assert.ThrowsAsync<FunctionNotOursException>(() => PublishAsync(Options));

        Assert.Equal(FunctionArn, error.Target);
        Assert.Empty(_lambda.Changes);
    }

    [Fact]
    public async Task PublishAsync_FunctionOfSomebodyElseMadeSinceThePlan_IsLeftAlone()
    {
        FunctionPlan plan = await Publisher().PlanAsync(Options, CancellationToken.None);
        _lambda.Functions["cdc"] = new FakeFunction(FunctionArn);

        await Assert.ThrowsAsync<FunctionNotOursException>(() => Publisher().PublishAsync(plan, CancellationToken.None));

        Assert.True(plan.IsNew);
        Assert.Empty(_lambda.Changes);
    }

    [Fact]
    public async Task PublishAsync_RoleJustMade_IsTriedAgain()
    {
        _lambda.Fail("CreateFunction", RoleRefusal, times: 4);

        DdbCdcFunction function = await PublishAsync(Options);

        Assert.Equal("1", function.Version);
        Assert.Equal(5, _lambda.Calls.Count(call => call == "CreateFunction"));
    }

    [Fact]
    public async Task PublishAsync_RoleThatLambdaNeverCanAssume_FailsAfterAWhileAndSaysWhatToCheck()
    {
        _lambda.Fail("CreateFunction", RoleRefusal, times: 100);

        FunctionRoleUnusableException error = await Assert.ThrowsAsync<FunctionRoleUnusableException>(() => PublishAsync(Options));

        Assert.Equal(RoleArn, error.Target);
        Assert.EndsWith("[InvalidParameterValueException, request REQUEST1]", error.Message, StringComparison.Ordinal);
        Assert.InRange(_clock.Delays.Sum(delay => delay.TotalSeconds), 30, 40);
        Assert.Empty(_lambda.Functions);
    }

    [Theory]
    [InlineData("CreateFunction", "lambda:CreateFunction", FunctionArn)]
    [InlineData("CreateFunction", "iam:PassRole", RoleArn)]
    [InlineData("PublishVersion", "lambda:PublishVersion", FunctionArn)]
    [InlineData("GetFunctionConfiguration", "lambda:GetFunctionConfiguration", FunctionArn)]
    [InlineData("ListTags", "lambda:ListTags", FunctionArn)]
    public async Task PublishAsync_RightThatIsMissing_IsNamed(string operation, string action, string resource)
    {
        _lambda.Fail(operation, FakeLambdaFault.Error(403, "AccessDeniedException",
            $"User: arn:aws:iam::111111111111:user/ops is not authorized to perform: {action} on resource: {resource} because no identity-based policy allows the {action} action"));

        PermissionDeniedException error = await Assert.ThrowsAsync<PermissionDeniedException>(() => PublishAsync(Options));

        Assert.Contains($"may not call {action} on '{resource}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateFunction")]
    [InlineData("PublishVersion")]
    public async Task PublishAsync_AnswerLost_ReadsWhatBecameOfTheCall(string operation)
    {
        _lambda.Fail(operation, FakeLambdaFault.LostAnswer);

        DdbCdcFunction function = await PublishAsync(Options);

        Assert.Equal(FunctionArn + ":1", function.FunctionArn);
        Assert.Equal("Created", function.Outcome);
        Assert.Single(_lambda.Calls, call => call == "CreateFunction");
    }

    [Fact]
    public async Task PublishAsync_AnswerToAChangeLost_ChangesOnce()
    {
        await PublishAsync(Options);
        _lambda.Fail("UpdateFunctionConfiguration", FakeLambdaFault.LostAnswer);

        DdbCdcFunction function = await PublishAsync(Options with { MemorySize = 256 });

        Assert.Equal(("2", 256), (function.Version, function.MemorySize));
        Assert.Single(_lambda.Calls, call => call == "UpdateFunctionConfiguration");
    }

    [Fact]
    public async Task PublishAsync_ChangeOfSomebodyElseUnderWay_IsWaitedOut()
    {
        await PublishAsync(Options);
        FakeFunction function = _lambda.Functions["cdc"];
        int left = 3;
        _lambda.Meanwhile = operation =>
        {
            if (operation == "UpdateFunctionConfiguration" && left-- > 0)
            {
                function.LastUpdateStatus = "InProgress";
                function.ReadsLeft = 2;
            }
        };

        DdbCdcFunction published = await PublishAsync(Options with { MemorySize = 256 });

        Assert.Equal(("2", 256), (published.Version, published.MemorySize));
        Assert.Equal(4, _lambda.Calls.Count(call => call == "UpdateFunctionConfiguration"));
    }

    [Fact]
    public async Task PublishAsync_ChangedBySomebodyElseAfterReading_IsReadAgainAndTheirVariableStays()
    {
        await PublishAsync(Options);
        FakeFunction function = _lambda.Functions["cdc"];
        bool isFirst = true;
        _lambda.Meanwhile = operation =>
        {
            if (operation == "UpdateFunctionConfiguration" && isFirst)
            {
                isFirst = false;
                function.Settings["Environment"]!["Variables"]!["THEIRS"] = "1";
                function.RevisionId = _lambda.NextRevision();
            }
        };

        await PublishAsync(Options with { MemorySize = 256 });

        Assert.Equal("1", function.Settings["Environment"]!["Variables"]!["THEIRS"]!.GetValue<string>());
        Assert.Equal(256, function.Settings["MemorySize"]!.GetValue<int>());
    }

    [Fact]
    public async Task PublishAsync_SomebodyElseChangesBackAlways_GivesUp()
    {
        await PublishAsync(Options);
        FakeFunction function = _lambda.Functions["cdc"];
        _lambda.Meanwhile = operation =>
        {
            if (operation == "GetFunctionConfiguration")
            {
                function.Settings["MemorySize"] = 128;
            }
        };

        FunctionKeepsChangingException error =
            await Assert.ThrowsAsync<FunctionKeepsChangingException>(() => PublishAsync(Options with { MemorySize = 256 }));

        Assert.Equal(FunctionArn, error.Target);
    }

    [Theory]
    [InlineData("Failed", "Successful", "state")]
    [InlineData("Active", "Failed", "last update")]
    public async Task PublishAsync_FunctionThatFailed_IsNotPublished(string state, string update, string what)
    {
        await PublishAsync(Options);
        FakeFunction function = _lambda.Functions["cdc"];
        (function.State, function.LastUpdateStatus, function.ReasonCode) = (state, update, "KMSKeyNotFound");
        int calls = _lambda.Changes.Count;

        FunctionFailedException error = await Assert.ThrowsAsync<FunctionFailedException>(() => PublishAsync(Options));

        Assert.StartsWith($"The {what} of function '{FunctionArn}' is Failed, with reason KMSKeyNotFound.", error.Message, StringComparison.Ordinal);
        Assert.Empty(_lambda.Changes.Skip(calls));
    }

    [Fact]
    public async Task PublishAsync_NeverUsable_TimesOut()
    {
        _lambda.ReadsUntilSettled = int.MaxValue;

        FunctionPublishTimedOutException error = await Assert.ThrowsAsync<FunctionPublishTimedOutException>(() => PublishAsync(Options));

        Assert.Equal(FunctionArn, error.Target);
    }

    [Fact]
    public async Task PublishAsync_DeletedInBetween_SaysSo()
    {
        _lambda.Meanwhile = operation =>
        {
            if (operation == "GetFunctionConfiguration" && _lambda.Calls.Contains("PublishVersion"))
            {
                _lambda.Functions.Clear();
            }
        };

        await Assert.ThrowsAsync<FunctionGoneException>(() => PublishAsync(Options));
    }

    [Fact]
    public async Task PublishAsync_VersionNotToldAtOnce_IsAskedForAgain()
    {
        int hidden = 3;
        _lambda.Meanwhile = operation =>
        {
            if (operation == "GetFunctionConfiguration" && _lambda.Calls.Contains("PublishVersion") && hidden-- > 0)
            {
                _lambda.Fail(operation, FakeLambdaFault.Error(404, "ResourceNotFoundException", "Function not found"));
            }
        };

        Assert.Equal("1", (await PublishAsync(Options)).Version);
    }

    /// <summary>
    /// Answers get lost, are refused or throttled, others change the function meanwhile, and the command is cut short and run
    /// again, in any order: in the end there is one function as asked for, a version stands for it, and what others set is
    /// still there.
    /// </summary>
    [Fact]
    public async Task PublishAsync_AnythingGoesWrongOnTheWay_EndsAsAskedFor()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            using var storm = new PublishingStorm(seed, _lambda, Options);
            await storm.RunAsync();
        }
    }

    [Fact]
    public async Task PublishAsync_ThrottledForAWhile_GoesOn()
    {
        _lambda.Fail("CreateFunction", FakeLambdaFault.Error(429, "TooManyRequestsException", "Rate exceeded"), times: 3);

        Assert.Equal("1", (await PublishAsync(Options)).Version);
    }

    [Fact]
    public async Task PublishAsync_RefusedForGood_IsTranslated()
    {
        _lambda.Fail("CreateFunction", FakeLambdaFault.Error(400, "CodeStorageExceededException", "too much"));

        RequestRefusedException error = await Assert.ThrowsAsync<RequestRefusedException>(() => PublishAsync(Options));

        Assert.Contains("lambda:CreateFunction", error.Message, StringComparison.Ordinal);
        Assert.Contains("CodeStorageExceededException", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_Always_ChangesNothing()
    {
        FunctionPlan first = await Publisher().PlanAsync(Options, CancellationToken.None);
        Assert.Empty(_lambda.Changes);
        await PublishAsync(Options);
        int calls = _lambda.Changes.Count;

        FunctionPlan second = await Publisher().PlanAsync(Options with { MemorySize = 128 }, CancellationToken.None);

        Assert.Equal((true, false), (first.IsNew, second.IsNew));
        Assert.Equal(["memory from 1024 MB to 128 MB"], second.Changes.Select(change => change.ToString()));
        Assert.False(second.ChangesCode);
        Assert.Empty(_lambda.Changes.Skip(calls));
    }

    [Fact]
    public async Task PlanAsync_VariablesThatCannotBeRead_AreNotOverwritten()
    {
        await PublishAsync(Options);
        _lambda.Functions["cdc"].Settings["Environment"] =
            new System.Text.Json.Nodes.JsonObject { ["Error"] = new System.Text.Json.Nodes.JsonObject { ["ErrorCode"] = "AccessDeniedException" } };

        await Assert.ThrowsAsync<FunctionEnvironmentUnreadableException>(() => Publisher().PlanAsync(Options, CancellationToken.None));
    }

    [Fact]
    public async Task PlanAsync_VariablesTooLongWithOurs_AreRefused()
    {
        await PublishAsync(Options);
        _lambda.Functions["cdc"].Settings["Environment"]!["Variables"]!["BIG"] = new string('x', 4000);

        await Assert.ThrowsAsync<FunctionEnvironmentTooLargeException>(() => Publisher().PlanAsync(Options, CancellationToken.None));
    }

    public static TheoryData<string, Type> BadInput => new()
    {
        { "name", typeof(FunctionNameUnusableException) },
        { "ledger", typeof(LedgerArnUnusableException) },
        { "role", typeof(RoleArnUnusableException) },
        { "foreign role", typeof(RoleOfOtherAccountException) },
        { "foreign writer", typeof(RoleOfOtherAccountException) },
        { "timeout", typeof(FunctionTimeoutUnusableException) },
        { "processor", typeof(FunctionPackageForOtherProcessorException) },
        { "zip", typeof(FunctionPackageNotFoundException) },
        { "account", typeof(AccountMissingException) },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task PlanAsync_BadInput_IsRefusedBeforeAnyCall(string what, Type error)
    {
        FunctionOptions options = what switch
        {
            "name" => Options with { FunctionName = "a b" },
            "ledger" => Options with { LedgerTableArn = "ledger" },
            "role" => Options with { FunctionRoleArn = "arn:aws:iam::111111111111:user/x" },
            "foreign role" => Options with { FunctionRoleArn = WriterArn },
            "foreign writer" => Options with { WriterRoleArn = RoleArn },
            "timeout" => Options with { Timeout = TimeSpan.FromMinutes(16) },
            "processor" => Options with { Runtime = "provided.al2023", Architecture = "arm64", PackagePath = null },
            "zip" => Options with { PackagePath = "/nowhere/x.zip" },
            _ => Options with { Source = null },
        };

        var thrown = await Assert.ThrowsAnyAsync<DdbCrossAccountException>(() => Publisher().PlanAsync(options, CancellationToken.None));

        Assert.IsType(error, thrown);
        Assert.Empty(_lambda.Calls);
    }

    private static FakeLambdaFault RoleRefusal =>
        FakeLambdaFault.Error(400, "InvalidParameterValueException", "The role defined for the function cannot be assumed by Lambda.");

    private FunctionPublisher Publisher() => new(new EngineContext(_clock, new Random(5), _observer));

    private Task<DdbCdcFunction> PublishAsync(FunctionOptions options) => Publisher().PublishAsync(options, CancellationToken.None);
}
