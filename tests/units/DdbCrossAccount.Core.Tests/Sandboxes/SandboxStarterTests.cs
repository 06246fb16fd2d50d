using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Errors;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Core.Tests.Sandboxes;

public sealed class SandboxStarterTests(ITestOutputHelper output)
{
    private readonly EngineContext _context = new(TimeProvider.System, new Random(1), new RecordingObserver());

    [Fact]
    public async Task StartAsync_RealProgram_ConnectsBothAccountsAndStops()
    {
        DdbSandbox sandbox = await new SandboxStarter(_context).StartAsync(RealProgram(), CancellationToken.None);
        using Process process = Process.GetProcessById(sandbox.ProcessId);

        Assert.Equal("111111111111", sandbox.Source?.AccountId);
        Assert.Equal("222222222222", sandbox.Target?.AccountId);
        Assert.Equal("eu-west-1", sandbox.Source?.Region);
        Assert.Equal(sandbox.EndpointUrl, sandbox.Target?.EndpointUrl);
        Assert.NotEmpty(sandbox.S3Bucket);
        Assert.EndsWith(":role/ddb-cdc-function", sandbox.FunctionRoleArn, System.StringComparison.Ordinal);
        Assert.EndsWith(":role/ddb-cdc-writer", sandbox.WriterRoleArn, System.StringComparison.Ordinal);
        Assert.False(process.HasExited);

        await new SandboxStopper(_context).StopAsync(sandbox, CancellationToken.None);
        Assert.True(process.HasExited);
    }

    [Fact]
    public async Task StartAsync_UnknownSetting_TellsExitCodeAndLastLine()
    {
        SandboxStartOptions options = RealProgram() with { AccountIds = ["not-an-account", "222222222222"] };

        SandboxEndedException error = await Assert.ThrowsAsync<SandboxEndedException>(
            () => new SandboxStarter(_context).StartAsync(options, CancellationToken.None));
        Assert.Contains("its last line was '", error.Message);
        Assert.DoesNotContain("exit code 0 ", error.Message);
    }

    [Fact]
    public async Task StartAsync_RuntimeThatNobodyHas_NamesItAndItsVersion()
    {
        using var folder = new TemporaryCopy(Path.GetDirectoryName(RealProgram().ProgramPath)!);
        folder.Replace("DdbCrossAccount.Sandbox.runtimeconfig.json", "Microsoft.AspNetCore.App", "Microsoft.NobodyHasThis.App");
        SandboxStartOptions options = new() { ProgramPath = folder.File("DdbCrossAccount.Sandbox.dll") };

        SandboxRuntimeMissingException error = await Assert.ThrowsAsync<SandboxRuntimeMissingException>(
            () => new SandboxStarter(_context).StartAsync(options, CancellationToken.None));
        Assert.Equal("Microsoft.NobodyHasThis.App", error.Target);
        Assert.StartsWith("The sandbox needs the runtime 'Microsoft.NobodyHasThis.App' version 10.0.", error.Message);
    }

    [Theory]
    [InlineData("echo no address; cat >/dev/null", typeof(SandboxAnnouncementUnreadableException))]
    [InlineData("echo broken >&2; exit 3", typeof(SandboxEndedException))]
    [InlineData("cat >/dev/null", typeof(SandboxNotReadyException))]
    public async Task StartAsync_ProgramGoesWrong_HasItsOwnErrorAndLeavesNoProcess(string script, Type expected)
    {
        if (OperatingSystem.IsWindows())
        {
            output.WriteLine("Left out: the stand-in for dotnet is a shell script.");
            return;
        }

        using var dotnet = new StandInDotnet($"echo $$ > \"$(dirname \"$0\")/pid\"; {script}");
        SandboxStartOptions options = new() { ProgramPath = dotnet.Program, StartTimeout = TimeSpan.FromSeconds(2) };

        Exception error = await Assert.ThrowsAsync(expected, () => new SandboxStarter(_context, dotnet).StartAsync(options, CancellationToken.None));

        output.WriteLine(error.Message);
        await WaitUntilGoneAsync(int.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(dotnet.Path)!, "pid"))));
    }

    [Fact]
    public async Task StartAsync_Cancelled_LeavesNoProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            output.WriteLine("Left out: the stand-in for dotnet is a shell script.");
            return;
        }

        using var dotnet = new StandInDotnet("echo $$ > \"$(dirname \"$0\")/pid\"; echo started > \"$(dirname \"$0\")/started\"; cat >/dev/null");
        using var stop = new CancellationTokenSource();
        SandboxStartOptions options = new() { ProgramPath = dotnet.Program };
        Task<DdbSandbox> start = new SandboxStarter(_context, dotnet).StartAsync(options, stop.Token);
        string folder = Path.GetDirectoryName(dotnet.Path)!;
        await WaitUntilAsync(() => File.Exists(Path.Combine(folder, "started")));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        await WaitUntilGoneAsync(int.Parse(File.ReadAllText(Path.Combine(folder, "pid"))));
    }

    internal static SandboxStartOptions RealProgram() => new()
    {
        ProgramPath = typeof(SandboxStarterTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "SandboxAssembly").Value,
    };

    private static Task WaitUntilGoneAsync(int processId) => WaitUntilAsync(() => !IsRunning(processId));

    private static bool IsRunning(int processId)
    {
        try
        {
            using Process process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }
}
