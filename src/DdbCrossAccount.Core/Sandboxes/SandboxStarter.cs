using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Sandboxes.Administration;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>
/// Starts a sandbox and connects its two accounts. It runs until <see cref="SandboxStopper"/> stops it or this process
/// ends. When anything goes wrong on the way, no process is left behind.
/// </summary>
internal sealed class SandboxStarter(EngineContext context, IEnvironmentSettings environment)
{
    public SandboxStarter(EngineContext context)
        : this(context, new ProcessEnvironment())
    {
    }

    /// <summary>Starts one and returns when it answers.</summary>
    public async Task<DdbSandbox> StartAsync(SandboxStartOptions options, CancellationToken token)
    {
        string program = SandboxProgram.Find(options.ProgramPath, OwnFolder());
        string dotnet = DotnetHost.Find(environment.Read);
        context.Observer.Observe(new PhaseEntered($"Starting the sandbox '{program}' with '{dotnet}'."));
        SandboxProcess process = SandboxProcess.Start(dotnet, program, options, context.Clock);
        try
        {
            SandboxAnnouncement announcement = await ReadAnnouncementAsync(process, program, dotnet, options, token).ConfigureAwait(false);
            DdbSandbox sandbox = await ConnectAsync(process, announcement, token).ConfigureAwait(false);
            if (options.KeepsBodies)
            {
                await new SandboxRequests(new SandboxEndpoint(sandbox), context).KeepBodiesAsync(token).ConfigureAwait(false);
            }

            RunningSandboxes.Add(process);
            return sandbox;
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    private async Task<SandboxAnnouncement> ReadAnnouncementAsync(
        SandboxProcess process, string program, string dotnet, SandboxStartOptions options, CancellationToken token)
    {
        using var timeout = new CancellationTokenSource(options.StartTimeout, context.Clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token, timeout.Token);
        try
        {
            string? line = await process.ReadAnnouncementAsync(limit.Token).ConfigureAwait(false);
            return line is null
                ? throw await EndedAsync(process, dotnet, limit.Token).ConfigureAwait(false)
                : SandboxAnnouncement.Parse(line, program);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !token.IsCancellationRequested)
        {
            throw ErrorCatalogue.SandboxNotReady(process.Id, options.StartTimeout, process.StandardError.LastLine());
        }
    }

    private static async Task<Exception> EndedAsync(SandboxProcess process, string dotnet, CancellationToken token)
    {
        int exitCode = await process.WaitForExitAsync(token).ConfigureAwait(false);
        return process.StandardError.MissingFramework() is (string name, string version)
            ? ErrorCatalogue.SandboxRuntimeMissing(name, version, dotnet)
            : ErrorCatalogue.SandboxEnded(exitCode, process.StandardError.LastLine());
    }

    private async Task<DdbSandbox> ConnectAsync(SandboxProcess process, SandboxAnnouncement announcement, CancellationToken token) => new()
    {
        EndpointUrl = announcement.Endpoint,
        ProcessId = process.Id,
        StartTime = process.StartTime,
        Source = await ConnectAsync(announcement.Endpoint, announcement.Accounts[0], token).ConfigureAwait(false),
        Target = await ConnectAsync(announcement.Endpoint, announcement.Accounts[1], token).ConfigureAwait(false),
        S3Bucket = announcement.S3Bucket,
        FunctionRoleArn = announcement.FunctionRoleArn,
        WriterRoleArn = announcement.WriterRoleArn,
    };

    private Task<DdbAccount> ConnectAsync(string endpoint, SandboxAccountKeys keys, CancellationToken token)
    {
        var options = new ConnectOptions
        {
            AccessKey = keys.AccessKey,
            SecretKey = keys.SecretKey,
            Region = keys.Region,
            EndpointUrl = endpoint,
        };
        return new AccountConnector(context).ConnectAsync(options, token);
    }

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Sandboxes are started from the module and from programs that are folders of files.")]
    private static string OwnFolder() => Path.GetDirectoryName(typeof(SandboxStarter).Assembly.Location) ?? string.Empty;
}
