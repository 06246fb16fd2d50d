using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>How the program of a function is started: what runs, and what it finds in its environment.</summary>
internal static class FunctionProgram
{
    /// <summary>
    /// Ends the program when its standard input ends without a line, be it that the sandbox was killed: nothing of it stays.
    /// </summary>
    private const string Guard = "exec 3<&0 </dev/null; (read _ <&3 || kill -9 $$) >/dev/null 2>&1 & exec 3<&- \"$@\"";

    private static readonly string DotNet = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>The program and its arguments; null where the code has none.</summary>
    public static IReadOnlyList<string>? Find(FunctionVersion version, string taskRoot)
    {
        if (version.Settings.Runtime == Functions.Runtime.DotNet)
        {
            return [DotNet, Path.Combine(taskRoot, version.Settings.Handler + ".dll")];
        }

        string bootstrap = Path.Combine(taskRoot, OperatingSystem.IsWindows() ? "bootstrap.exe" : "bootstrap");
        return File.Exists(bootstrap) ? [bootstrap] : null;
    }

    public static ProcessStartInfo Describe(
        IReadOnlyList<string> program, string taskRoot, IReadOnlyDictionary<string, string> variables)
    {
        IReadOnlyList<string> command = OperatingSystem.IsWindows() ? program : ["/bin/sh", "-c", Guard, "sh", .. program];
        var start = new ProcessStartInfo(command[0])
        {
            UseShellExecute = false,
            WorkingDirectory = taskRoot,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        for (int i = 1; i < command.Count; i++)
        {
            start.ArgumentList.Add(command[i]);
        }

        // Nothing of the sandbox's own, but what programs of Windows cannot start without.
        string? systemRoot = Environment.GetEnvironmentVariable("SystemRoot");
        start.Environment.Clear();
        if (OperatingSystem.IsWindows())
        {
            start.Environment["SystemRoot"] = systemRoot;
        }

        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>
    /// As the developer guide lists them ("Defined runtime environment variables"), and over them the function's own.
    /// </summary>
    public static Dictionary<string, string> Variables(
        FunctionVersion version, AccessKey key, string? endpoint, string runtimeApi, string taskRoot, string temporaryFolder,
        string logStream)
    {
        FunctionSettings settings = version.Settings;
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_ACCESS_KEY_ID"] = key.Id,
            ["AWS_SECRET_ACCESS_KEY"] = key.Secret,
            ["AWS_SESSION_TOKEN"] = key.SessionToken ?? "",
            ["AWS_REGION"] = version.Function.Region,
            ["AWS_DEFAULT_REGION"] = version.Function.Region,
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["AWS_LAMBDA_FUNCTION_NAME"] = version.Function.Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = version.Version,
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = settings.MemorySize.ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = settings.LogGroup ?? $"/aws/lambda/{version.Function.Name}",
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream,
            ["AWS_LAMBDA_LOG_FORMAT"] = settings.LogFormat,
            ["_HANDLER"] = settings.Handler,
            ["LAMBDA_TASK_ROOT"] = taskRoot,
            ["LAMBDA_RUNTIME_DIR"] = "/var/runtime",
            ["TZ"] = ":UTC",
            ["LANG"] = "en_US.UTF-8",
            ["PATH"] = "/usr/local/bin:/usr/bin/:/bin:/opt/bin",
            ["TMPDIR"] = temporaryFolder,
            ["TEMP"] = temporaryFolder,
        };
        if (settings.Runtime == Functions.Runtime.DotNet)
        {
            variables["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{settings.Runtime}";
        }

        if (endpoint is not null)
        {
            variables["AWS_ENDPOINT_URL"] = endpoint;
        }

        foreach ((string name, string value) in settings.Variables ?? new Dictionary<string, string>())
        {
            variables[name] = value;
        }

        return variables;
    }
}
