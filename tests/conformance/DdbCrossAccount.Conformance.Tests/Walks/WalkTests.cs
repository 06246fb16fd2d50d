using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Conformance.Tests.Walks;

/// <summary>SDKs of other languages use all services of the sandbox as an application would.</summary>
public sealed class WalkTests(SandboxFixture sandbox, ITestOutputHelper output) : IClassFixture<SandboxFixture>
{
    [WalkFact("SDK for JavaScript")]
    public Task Walk_OfTheSdkForJavaScript_Succeeds()
    {
        return RunAsync("node", Path.Combine(WalkProgram.Folder, "walk.mjs"));
    }

    [WalkFact("boto3")]
    public Task Walk_OfBoto3_Succeeds()
    {
        return RunAsync(WalkProgram.Python!, Path.Combine(WalkProgram.Folder, "walk.py"));
    }

    [WalkFact("AWS CLI")]
    public Task Walk_OfTheAwsCli_Succeeds()
    {
        return RunAsync("bash", Path.Combine(WalkProgram.Folder, "walk.sh"), WalkProgram.Cli!);
    }

    private async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        string[] keys =
        [
            sandbox.Engine.Endpoint.ToString().TrimEnd('/'), sandbox.Engine.AccessKey, sandbox.Engine.SecretKey,
            sandbox.Account.AccountId, sandbox.Account.Region, sandbox.FunctionRole, sandbox.FunctionZip,
        ];
        var start = new ProcessStartInfo(program, [.. arguments, .. keys])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string written = await process.StandardOutput.ReadToEndAsync();
        string failure = await errors;
        await process.WaitForExitAsync();
        output.WriteLine(written);
        Assert.True(process.ExitCode == 0, $"{written}\n{failure}");
    }
}
