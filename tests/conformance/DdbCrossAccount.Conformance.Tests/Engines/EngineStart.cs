using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;

namespace DdbCrossAccount.Conformance.Tests.Engines;

/// <summary>How each engine is started.</summary>
internal static class EngineStart
{
    /// <summary>How long a change of a table takes in the sandbox.</summary>
    public static readonly TimeSpan ChangesTake = TimeSpan.FromMilliseconds(50);

    public static async Task<(EngineProcess Process, Engine Engine)> SandboxAsync()
    {
        EngineProcess process = await EngineProcess.StartAsync(
            "dotnet", Path.Combine(AppContext.BaseDirectory, "DdbCrossAccount.Sandbox.dll"),
            "--parent-stdin", "--table-seconds", ChangesTake.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        JsonElement account = process.Announcement.GetProperty("accounts")[0];
        return (process, new Engine(
            "sandbox", process.Endpoint, account.GetProperty("accessKey").GetString()!, account.GetProperty("secretKey").GetString()!));
    }

    public static async Task<(EngineProcess Process, Engine Engine)> DynaliteAsync()
    {
        EngineProcess process = await EngineProcess.StartAsync("node", NodePackages.Launcher, "dynalite");
        return (process, new Engine("dynalite", process.Endpoint, "AKIDEXAMPLE", "any"));
    }

    public static async Task<(EngineProcess Process, Engine Engine)> S3rverAsync(string folder)
    {
        EngineProcess process = await EngineProcess.StartAsync("node", NodePackages.Launcher, "s3rver", folder);
        return (process, new Engine("s3rver", process.Endpoint, "S3RVER", "S3RVER"));
    }

    public static async Task<(EngineProcess Process, Engine Engine)> DynamoDbLocalAsync()
    {
        EngineProcess process = await EngineProcess.StartAsync(
            "node", NodePackages.Launcher, "dynamodb-local", DynamoDbLocalPackage.Folder);
        return (process, new Engine("dynamodb-local", process.Endpoint, "AKIDEXAMPLE", "any"));
    }
}
