using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// GET tells the execution environments of Lambda functions; GET <c>functions/ARN</c> the newest lines of the function's log.
/// </summary>
internal sealed class FunctionsPage(SandboxServices services) : IAdministrationPage
{
    public ValueTask<object?> AnswerAsync(AdministrationCall call)
    {
        var runtime = services.FunctionRuntime as ProcessRuntime;
        return new(call is not { Method: "GET" } ? null : call.Part.Length == 0 ? Show(runtime) : ShowLog(runtime, call.Part));
    }

    private static object Show(ProcessRuntime? runtime) => new
    {
        environments = (runtime?.Processes ?? []).Select(entry => new
        {
            function = entry.Process.Version.Arn,
            processId = entry.Process.ProcessId,
            state = entry.IsBusy ? "busy" : "idle",
            peakMemory = entry.Process.PeakMemory,
            logStream = entry.Process.Log.Stream,
        }),
    };

    private object? ShowLog(ProcessRuntime? runtime, string arn)
    {
        if (!FunctionArn.TryParse(arn, services.Options.SourceAccountId, services.Options.Region, out FunctionArn? function))
        {
            return null;
        }

        IReadOnlyList<LogLine>? lines = runtime?.FindLog(function.Unqualified.ToString())?.Lines;
        return lines is null && services.Lambda.Find(function) is null ? null : new
        {
            log = (lines ?? []).Select(line => new
            {
                time = line.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                stream = line.Stream,
                text = line.Text,
            }),
        };
    }
}
