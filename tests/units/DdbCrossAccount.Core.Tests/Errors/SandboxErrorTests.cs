using System;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class SandboxErrorTests
{
    private const string ByHand = "Run 'dotnet DdbCrossAccount.Sandbox.dll --port 0' by hand to see what it prints.";

    [Fact]
    public void SandboxProgramNotFound_TwoPlaces_NamesBoth() => Check(
        ErrorCatalogue.SandboxProgramNotFound(["/m/a.dll", "/m/b.dll"]),
        "SandboxProgramNotFound",
        DdbErrorCategory.NotInstalled,
        "/m/a.dll",
        "The sandbox program was not found at '/m/a.dll' or '/m/b.dll'. No process was started.",
        "Build it with 'dotnet build -c Release src/DdbCrossAccount.Sandbox' in a checkout, or install the module anew: the package holds the sandbox in module/bin/sandbox.");

    [Fact]
    public void DotnetNotFound_Always_NamesThePlaces() => Check(
        ErrorCatalogue.DotnetNotFound(),
        "DotnetNotFound",
        DdbErrorCategory.NotInstalled,
        "dotnet",
        "No 'dotnet' was found in DOTNET_HOST_PATH, DOTNET_ROOT or PATH; the sandbox is run by it. No process was started.",
        "Install the ASP.NET Core Runtime 10 or the .NET SDK 10, and see that 'dotnet --list-runtimes' answers in this session.");

    [Fact]
    public void SandboxRuntimeMissing_Framework_NamesItAndItsVersion() => Check(
        ErrorCatalogue.SandboxRuntimeMissing("Microsoft.AspNetCore.App", "10.0.0", "/usr/bin/dotnet"),
        "SandboxRuntimeMissing",
        DdbErrorCategory.NotInstalled,
        "Microsoft.AspNetCore.App",
        "The sandbox needs the runtime 'Microsoft.AspNetCore.App' version 10.0.0 or a later patch of it, and '/usr/bin/dotnet' has none. The sandbox did not start.",
        "Install the ASP.NET Core Runtime 10.0 (it brings Microsoft.AspNetCore.App and Microsoft.NETCore.App); 'dotnet --list-runtimes' then lists it.");

    [Fact]
    public void SandboxNotReady_NothingPrinted_SaysSo() => Check(
        ErrorCatalogue.SandboxNotReady(4711, TimeSpan.FromSeconds(1.5), string.Empty),
        "SandboxNotReady",
        DdbErrorCategory.OperationTimeout,
        "4711",
        "The sandbox (process 4711) did not tell its address within 1.5 seconds; it printed no reason. It was stopped.",
        "Start it again when the machine is less busy. " + ByHand);

    [Fact]
    public void SandboxEnded_WithLastLine_QuotesIt() => Check(
        ErrorCatalogue.SandboxEnded(64, "--port takes a number"),
        "SandboxEnded",
        DdbErrorCategory.InvalidResult,
        "64",
        "The sandbox ended with exit code 64 before it told its address; its last line was '--port takes a number'. No sandbox runs.",
        "Check the settings that were passed to it. " + ByHand);

    [Fact]
    public void SandboxAnnouncementUnreadable_Reason_IsTold() => Check(
        ErrorCatalogue.SandboxAnnouncementUnreadable("/m/a.dll", "it names fewer than two accounts", null),
        "SandboxAnnouncementUnreadable",
        DdbErrorCategory.InvalidData,
        "/m/a.dll",
        "The first line that the sandbox '/m/a.dll' printed is not the JSON object with its endpoint and accounts: it names fewer than two accounts. It was stopped.",
        "See that the sandbox and this module are of the same version: build both, or install the module anew.");

    [Fact]
    public void SandboxGone_Process_IsNamed() => Check(
        ErrorCatalogue.SandboxGone(4711, "http://127.0.0.1:8000"),
        "SandboxGone",
        DdbErrorCategory.ObjectNotFound,
        "4711",
        "The sandbox at 'http://127.0.0.1:8000' (process 4711) does not run any more. Nothing was stopped.",
        "Nothing has to be done. Start-DdbSandbox starts another one.");

    [Fact]
    public void NotASandbox_Process_IsNamed() => Check(
        ErrorCatalogue.NotASandbox(4711, "http://127.0.0.1:8000"),
        "NotASandbox",
        DdbErrorCategory.InvalidArgument,
        "4711",
        "Process 4711 was not started when the sandbox at 'http://127.0.0.1:8000' was, so it is another program that has got its number. Nothing was stopped.",
        "Pass the object that Start-DdbSandbox returned, with its ProcessId and StartTime unchanged.");

    [Fact]
    public void SandboxUnreachable_NotAsked_SaysThatNothingWasChanged() => Check(
        ErrorCatalogue.SandboxUnreachable(
            new DdbSandbox { EndpointUrl = "http://127.0.0.1:8000", ProcessId = 4711 }, "the connection was refused", false, new InvalidOperationException()),
        "SandboxUnreachable",
        DdbErrorCategory.ConnectionError,
        "http://127.0.0.1:8000",
        "The sandbox at 'http://127.0.0.1:8000' (process 4711) gave no answer: the connection was refused. Nothing was changed.",
        "See with 'Get-Process' whether process 4711 runs. With its process a sandbox loses all that it held; Start-DdbSandbox starts another one.");

    [Fact]
    public void SandboxSettingRefused_Reason_IsTold() => Check(
        ErrorCatalogue.SandboxSettingRefused("http://127.0.0.1:8000", "the fault", "'share' is 2; it is 0 to 1."),
        "SandboxSettingRefused",
        DdbErrorCategory.InvalidArgument,
        "the fault",
        "The sandbox at 'http://127.0.0.1:8000' refuses the fault: 'share' is 2; it is 0 to 1. Nothing was changed.",
        "Correct what the sandbox names. 'Get-Help' of the command, with -Full, tells what may be given together.");

    [Fact]
    public void SandboxFaultNotFound_Name_IsTold() => Check(
        ErrorCatalogue.SandboxFaultNotFound("http://127.0.0.1:8000", "slow"),
        "SandboxFaultNotFound",
        DdbErrorCategory.ObjectNotFound,
        "slow",
        "The sandbox at 'http://127.0.0.1:8000' has no fault 'slow'. Nothing was changed.",
        "Get-DdbSandboxFault without -FaultId lists those that it has.");

    [Fact]
    public void SandboxFaultFileUnreadable_Path_IsTold() => Check(
        ErrorCatalogue.SandboxFaultFileUnreadable("/f.json", new InvalidOperationException("Access to the path '/f.json' is denied.")),
        "SandboxFaultFileUnreadable",
        DdbErrorCategory.ObjectNotFound,
        "/f.json",
        "The file of faults '/f.json' could not be read: Access to the path '/f.json' is denied. No fault was set.",
        "Check the path, and that this user may read the file. It holds one fault, a list of faults, or {\"faults\": [...]}, as JSON.");

    [Fact]
    public void SandboxAnswerUnreadable_Page_IsTold() => Check(
        ErrorCatalogue.SandboxAnswerUnreadable("http://127.0.0.1:8000", "clock", "it answered with HTTP 302", null),
        "SandboxAnswerUnreadable",
        DdbErrorCategory.InvalidData,
        "http://127.0.0.1:8000",
        "What answers at 'http://127.0.0.1:8000' to '/_sandbox/clock' is no sandbox that this module knows: it answered with HTTP 302. Whether it did what was asked is not known.",
        "Pass the object that Start-DdbSandbox returned, and see that the sandbox and this module are of the same version.");

    private static void Check(
        DdbCrossAccountException error, string errorId, DdbErrorCategory category, string target, string message, string action)
    {
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(category, error.Category);
        Assert.Equal(target, error.Target);
        Assert.Equal(message, error.Message);
        Assert.Equal(action, error.RecommendedAction);
    }
}
