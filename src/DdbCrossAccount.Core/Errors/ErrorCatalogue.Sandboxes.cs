using System;
using System.Collections.Generic;
using System.Globalization;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>The sandbox process: finding, starting, asking and stopping it.</summary>
internal static partial class ErrorCatalogue
{
    public static SandboxProgramNotFoundException SandboxProgramNotFound(IReadOnlyList<string> places) => new(new DdbErrorDetails(
        "SandboxProgramNotFound",
        DdbErrorCategory.NotInstalled,
        places[0],
        $"The sandbox program was not found at '{string.Join("' or '", places)}'. No process was started.",
        "Build it with 'dotnet build -c Release src/DdbCrossAccount.Sandbox' in a checkout, or install the module anew: "
            + "the package holds the sandbox in module/bin/sandbox."));

    public static DotnetNotFoundException DotnetNotFound() => new(new DdbErrorDetails(
        "DotnetNotFound",
        DdbErrorCategory.NotInstalled,
        "dotnet",
        "No 'dotnet' was found in DOTNET_HOST_PATH, DOTNET_ROOT or PATH; the sandbox is run by it. No process was started.",
        "Install the ASP.NET Core Runtime 10 or the .NET SDK 10, and see that 'dotnet --list-runtimes' answers in this session."));

    public static SandboxRuntimeMissingException SandboxRuntimeMissing(string framework, string version, string dotnetPath) => new(
        new DdbErrorDetails(
            "SandboxRuntimeMissing",
            DdbErrorCategory.NotInstalled,
            framework,
            $"The sandbox needs the runtime '{framework}' version {version} or a later patch of it, and '{dotnetPath}' has none. "
                + "The sandbox did not start.",
            $"Install the ASP.NET Core Runtime {MajorMinor(version)} (it brings Microsoft.AspNetCore.App and Microsoft.NETCore.App); "
                + "'dotnet --list-runtimes' then lists it."));

    public static SandboxNotReadyException SandboxNotReady(int processId, TimeSpan limit, string lastLine) => new(new DdbErrorDetails(
        "SandboxNotReady",
        DdbErrorCategory.OperationTimeout,
        Number(processId),
        $"The sandbox (process {Number(processId)}) did not tell its address within {Seconds(limit)} seconds"
            + $"{LastLine(lastLine)}. It was stopped.",
        "Start it again when the machine is less busy. Run 'dotnet DdbCrossAccount.Sandbox.dll --port 0' by hand to see what it prints."));

    public static SandboxEndedException SandboxEnded(int exitCode, string lastLine) => new(new DdbErrorDetails(
        "SandboxEnded",
        DdbErrorCategory.InvalidResult,
        Number(exitCode),
        $"The sandbox ended with exit code {Number(exitCode)} before it told its address{LastLine(lastLine)}. No sandbox runs.",
        "Check the settings that were passed to it. Run 'dotnet DdbCrossAccount.Sandbox.dll --port 0' by hand to see what it prints."));

    public static SandboxAnnouncementUnreadableException SandboxAnnouncementUnreadable(string programPath, string what, Exception? inner) => new(
        new DdbErrorDetails(
            "SandboxAnnouncementUnreadable",
            DdbErrorCategory.InvalidData,
            programPath,
            $"The first line that the sandbox '{programPath}' printed is not the JSON object with its endpoint and accounts: {what}. "
                + "It was stopped.",
            "See that the sandbox and this module are of the same version: build both, or install the module anew.",
            inner));

    public static SandboxGoneException SandboxGone(int processId, string endpointUrl) => new(new DdbErrorDetails(
        "SandboxGone",
        DdbErrorCategory.ObjectNotFound,
        Number(processId),
        $"The sandbox at '{endpointUrl}' (process {Number(processId)}) does not run any more. Nothing was stopped.",
        "Nothing has to be done. Start-DdbSandbox starts another one."));

    public static NotASandboxException NotASandbox(int processId, string endpointUrl) => new(new DdbErrorDetails(
        "NotASandbox",
        DdbErrorCategory.InvalidArgument,
        Number(processId),
        $"Process {Number(processId)} was not started when the sandbox at '{endpointUrl}' was, so it is another program that has got "
            + "its number. Nothing was stopped.",
        "Pass the object that Start-DdbSandbox returned, with its ProcessId and StartTime unchanged."));

    public static SandboxUnreachableException SandboxUnreachable(
        DdbSandbox sandbox, string words, bool isSent, Exception inner) => new(new DdbErrorDetails(
        "SandboxUnreachable",
        DdbErrorCategory.ConnectionError,
        sandbox.EndpointUrl,
        $"The sandbox at '{sandbox.EndpointUrl}' (process {Number(sandbox.ProcessId)}) gave no answer: {words}. "
            + (isSent ? "Whether it did what was asked is not known." : "Nothing was changed."),
        $"See with 'Get-Process' whether process {Number(sandbox.ProcessId)} runs. With its process a sandbox loses all that it held; "
            + "Start-DdbSandbox starts another one.",
        inner));

    public static SandboxSettingRefusedException SandboxSettingRefused(string endpointUrl, string subject, string reason) => new(
        new DdbErrorDetails(
            "SandboxSettingRefused",
            DdbErrorCategory.InvalidArgument,
            subject,
            $"The sandbox at '{endpointUrl}' refuses {subject}: {Sentence(reason)} Nothing was changed.",
            "Correct what the sandbox names. 'Get-Help' of the command, with -Full, tells what may be given together."));

    public static SandboxFaultNotFoundException SandboxFaultNotFound(string endpointUrl, string faultId) => new(new DdbErrorDetails(
        "SandboxFaultNotFound",
        DdbErrorCategory.ObjectNotFound,
        faultId,
        $"The sandbox at '{endpointUrl}' has no fault '{faultId}'. Nothing was changed.",
        "Get-DdbSandboxFault without -FaultId lists those that it has."));

    public static SandboxFaultFileUnreadableException SandboxFaultFileUnreadable(string path, Exception inner) => new(new DdbErrorDetails(
        "SandboxFaultFileUnreadable",
        DdbErrorCategory.ObjectNotFound,
        path,
        $"The file of faults '{path}' could not be read: {Sentence(inner.Message)} No fault was set.",
        "Check the path, and that this user may read the file. It holds one fault, a list of faults, or {\"faults\": [...]}, as JSON.",
        inner));

    public static SandboxAnswerUnreadableException SandboxAnswerUnreadable(
        string endpointUrl, string page, string what, Exception? inner) => new(new DdbErrorDetails(
        "SandboxAnswerUnreadable",
        DdbErrorCategory.InvalidData,
        endpointUrl,
        $"What answers at '{endpointUrl}' to '/_sandbox/{page}' is no sandbox that this module knows: {what}. "
            + "Whether it did what was asked is not known.",
        "Pass the object that Start-DdbSandbox returned, and see that the sandbox and this module are of the same version.",
        inner));

    private static string Sentence(string text) => text.EndsWith('.') ? text : $"{text}.";

    private static string LastLine(string lastLine) =>
        lastLine.Length == 0 ? "; it printed no reason" : $"; its last line was '{lastLine}'";

    private static string MajorMinor(string version)
    {
        string[] parts = version.Split('.');
        return parts.Length < 2 ? version : $"{parts[0]}.{parts[1]}";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
