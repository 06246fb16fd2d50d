using System;
using System.Collections.Generic;
using System.IO;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes;

public sealed class DotnetHostTests : IDisposable
{
    private static readonly string FileName = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ddb-dotnet-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Find_HostPathSet_TakesIt() =>
        Assert.Equal(File("a"), Find(("DOTNET_HOST_PATH", File("a")), ("DOTNET_ROOT", Folder("b")), ("PATH", Folder("c"))));

    [Fact]
    public void Find_HostPathGone_TakesTheRoot() =>
        Assert.Equal(File("b"), Find(("DOTNET_HOST_PATH", Path.Combine(_folder.FullName, "gone")), ("DOTNET_ROOT", Folder("b")), ("PATH", Folder("c"))));

    [Fact]
    public void Find_OnlyPath_TakesTheFirstThatHasIt() =>
        Assert.Equal(File("c"), Find(("PATH", string.Join(Path.PathSeparator, _folder.FullName, Folder("c"), Folder("d")))));

    [Fact]
    public void Find_Nowhere_IsAnErrorOfItsOwn() =>
        Assert.Throws<DotnetNotFoundException>(() => Find(("PATH", _folder.FullName)));

    private static string Find(params (string Name, string Value)[] variables)
    {
        var values = new Dictionary<string, string>();
        foreach ((string name, string value) in variables)
        {
            values[name] = value;
        }

        return DotnetHost.Find(name => values.GetValueOrDefault(name));
    }

    private string Folder(string name)
    {
        DirectoryInfo folder = _folder.CreateSubdirectory(name);
        System.IO.File.WriteAllText(Path.Combine(folder.FullName, FileName), string.Empty);
        return folder.FullName;
    }

    private string File(string name) => Path.Combine(Folder(name), FileName);
}
