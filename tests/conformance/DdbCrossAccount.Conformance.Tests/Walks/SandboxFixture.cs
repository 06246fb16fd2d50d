using System;
using System.IO;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Engines;
using DdbCrossAccount.TestFunction;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests.Walks;

/// <summary>A sandbox over which several SDKs walk.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private EngineProcess _process = null!;

    internal Engine Engine { get; private set; } = null!;

    /// <summary>Account and Region of the keys.</summary>
    internal (string AccountId, string Region) Account { get; private set; }

    /// <summary>Older clients know no runtime dotnet10; provided.al2023 starts whatever has this name.</summary>
    private const string Bootstrap = $"#!/bin/sh\nexec dotnet \"$LAMBDA_TASK_ROOT/{TestFunctionPackage.Handler}.dll\"\n";

    /// <summary>A role that a function can run under.</summary>
    internal string FunctionRole { get; private set; } = "";

    /// <summary>The path of a zip file with a function for the runtime provided.al2023.</summary>
    internal string FunctionZip { get; } = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");

    public async Task InitializeAsync()
    {
        (_process, Engine) = await EngineStart.SandboxAsync();
        var account = _process.Announcement.GetProperty("accounts")[0];
        FunctionRole = _process.Announcement.GetProperty("functionRoleArn").GetString()!;
        await File.WriteAllBytesAsync(FunctionZip, TestFunctionPackage.Pack(Bootstrap));
        Account = (account.GetProperty("accountId").GetString()!, account.GetProperty("region").GetString()!);
    }

    public async Task DisposeAsync()
    {
        await _process.DisposeAsync();
        File.Delete(FunctionZip);
    }
}
