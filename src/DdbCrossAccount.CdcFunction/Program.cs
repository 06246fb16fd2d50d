using System;
using System.IO;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.CdcFunction.Logging;
using DdbCrossAccount.CdcFunction.Runtime;
using DdbCrossAccount.CdcFunction.Settings;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.CdcFunction;

/// <summary>The process that Lambda starts: it asks the runtime API for invocations until it is ended.</summary>
internal static class Program
{
    private const int Done = 0;
    private const int Broken = 1;

    private static async Task<int> Main()
    {
        using Stream output = Console.OpenStandardOutput();
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        var environment = new ProcessEnvironment();
        if (environment.Read(FunctionSettings.RuntimeApiVariable) is not { } address)
        {
            await Console.Error.WriteLineAsync(
                "This program is the function of DdbCrossAccount and is started by AWS Lambda "
                + $"({FunctionSettings.RuntimeApiVariable} is not set).").ConfigureAwait(false);
            return Broken;
        }

        var log = new FunctionLog(output, TimeProvider.System);
        using var runtime = new RuntimeApi(address, new SocketsHttpHandler { UseProxy = false });
        return await RunAsync(runtime, environment, log, stop.Token).ConfigureAwait(false);
    }

    private static async Task<int> RunAsync(
        RuntimeApi runtime, ProcessEnvironment environment, FunctionLog log, CancellationToken token)
    {
        FunctionServices services;
        try
        {
            var context = new EngineContext(TimeProvider.System, new Random(), log);
            services = new FunctionServices(FunctionSettings.Read(environment), environment, context);
        }
        catch (Exception exception)
        {
            RuntimeFailure failure = FunctionFailures.Of(exception);
            log.Failed(null, failure);
            await runtime.FailInitAsync(failure, token).ConfigureAwait(false);
            return Broken;
        }

        using (services)
        {
            return await LoopAsync(new RuntimeLoop(runtime, services.Handler, log), log, token).ConfigureAwait(false);
        }
    }

    private static async Task<int> LoopAsync(RuntimeLoop loop, FunctionLog log, CancellationToken token)
    {
        try
        {
            await loop.RunAsync(token).ConfigureAwait(false);
            return Done;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return Done;
        }
        catch (RuntimeApiException exception)
        {
            log.Failed(null, new RuntimeFailure("RuntimeApiBroken", exception.Message));
            return Broken;
        }
        catch (EnvironmentSpentException exception)
        {
            log.Failed(null, new RuntimeFailure("EnvironmentSpent", exception.Message));
            return Broken;
        }
    }
}
