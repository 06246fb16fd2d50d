using System;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Functions;

public sealed class FunctionPackageReaderTests
{
    [Fact]
    public async Task ReadAsync_WholePackage_HasItsDigest()
    {
        using PackageFile file = PackageFile.Managed();

        FunctionPackage package = await ReadAsync(file);

        Assert.Equal((file.Path, Convert.ToBase64String(SHA256.HashData(package.Content))), (package.Path, package.CodeSha256));
    }

    [Fact]
    public async Task ReadAsync_ProvidedRuntime_NeedsABootstrap()
    {
        using PackageFile file = PackageFile.Of(("bootstrap", "program"));

        Assert.Equal(file.Path, (await ReadAsync(file, "provided.al2023")).Path);
        FunctionPackageIncompleteException error =
            await Assert.ThrowsAsync<FunctionPackageIncompleteException>(() => ReadAsync(file));
        Assert.Contains("'DdbCrossAccount.CdcFunction.dll'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NoZip_IsRefused()
    {
        using PackageFile file = PackageFile.OfBytes("no zip at all"u8.ToArray());

        await Assert.ThrowsAsync<FunctionPackageDamagedException>(() => ReadAsync(file));
    }

    [Fact]
    public async Task ReadAsync_CutOrChangedAnywhere_IsRefused()
    {
        byte[] whole = PackageFile.Zip(
            ("DdbCrossAccount.CdcFunction.dll", "the code of the function"), ("DdbCrossAccount.CdcFunction.deps.json", "{}"),
            ("DdbCrossAccount.CdcFunction.runtimeconfig.json", "{}"));
        int code = Array.IndexOf(whole, (byte)'t', "PK".Length + 28 + "DdbCrossAccount.CdcFunction.dll".Length);
        byte[] changed = [.. whole];
        changed[code] ^= 1;

        foreach (byte[] content in (byte[][])[whole[..^1], whole[..(whole.Length / 2)], changed])
        {
            using PackageFile file = PackageFile.OfBytes(content);
            await Assert.ThrowsAsync<FunctionPackageDamagedException>(() => ReadAsync(file));
        }
    }

    [Fact]
    public async Task ReadAsync_LargerThanLambdaTakes_IsRefused()
    {
        using PackageFile file = PackageFile.OfBytes(new byte[(50 * 1024 * 1024) + 1]);

        FunctionPackageTooLargeException error = await Assert.ThrowsAsync<FunctionPackageTooLargeException>(() => ReadAsync(file));

        Assert.Contains("52,428,801 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NowhereToBeFound_TellsWhereItWasLookedFor()
    {
        FunctionPackageNotFoundException error = await Assert.ThrowsAsync<FunctionPackageNotFoundException>(() =>
            FunctionPackageReader.ReadAsync(Options("/nowhere/x.zip", "dotnet10"), CancellationToken.None));

        Assert.Contains("'/nowhere/x.zip'", error.Message, StringComparison.Ordinal);
    }

    private static Task<FunctionPackage> ReadAsync(PackageFile file, string runtime = "dotnet10") =>
        FunctionPackageReader.ReadAsync(Options(file.Path, runtime), CancellationToken.None);

    private static FunctionOptions Options(string path, string runtime) =>
        new() { FunctionRoleArn = "r", LedgerTableArn = "l", PackagePath = path, Runtime = runtime };
}
