using System;
using System.IO;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes;

public sealed class SandboxProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ddb-program-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Find_GivenPath_TakesOnlyThat()
    {
        string program = Make("elsewhere", "Other.dll");

        Assert.Equal(program, SandboxProgram.Find(program, _folder.FullName));
    }

    [Fact]
    public void Find_GivenPathMissing_NamesOnlyThat()
    {
        string missing = Path.Combine(_folder.FullName, "gone.dll");

        SandboxProgramNotFoundException error =
            Assert.Throws<SandboxProgramNotFoundException>(() => SandboxProgram.Find(missing, _folder.FullName));
        Assert.StartsWith($"The sandbox program was not found at '{missing}'. ", error.Message);
    }

    [Fact]
    public void Find_Package_TakesTheOneBesideTheModule()
    {
        string program = Make("module/bin/sandbox", SandboxProgram.FileName);

        Assert.Equal(program, SandboxProgram.Find(null, Folder("module/bin/net8.0")));
    }

    [Theory]
    [InlineData("Release")]
    [InlineData("Debug")]
    public void Find_Checkout_TakesTheBuildOfTheCallersConfiguration(string configuration)
    {
        Make(".", "DdbCrossAccount.sln");
        string program = Make($"src/DdbCrossAccount.Sandbox/bin/{configuration}/net10.0", SandboxProgram.FileName);
        Make($"src/DdbCrossAccount.Sandbox/bin/{(configuration == "Debug" ? "Release" : "Debug")}/net10.0", SandboxProgram.FileName);

        Assert.Equal(program, SandboxProgram.Find(null, Folder($"src/DdbCrossAccount.Rehearsal/bin/{configuration}/net10.0")));
    }

    [Fact]
    public void Find_CheckoutWithOneBuild_TakesItForEveryCaller()
    {
        Make(".", "DdbCrossAccount.sln");
        string program = Make("src/DdbCrossAccount.Sandbox/bin/Debug/net10.0", SandboxProgram.FileName);

        Assert.Equal(program, SandboxProgram.Find(null, Folder("module/bin/net8.0")));
    }

    [Fact]
    public void Find_NothingBuilt_NamesEveryPlace()
    {
        Make(".", "DdbCrossAccount.sln");

        SandboxProgramNotFoundException error =
            Assert.Throws<SandboxProgramNotFoundException>(() => SandboxProgram.Find(null, Folder("module/bin/net8.0")));
        Assert.Equal(3, error.Message.Split(SandboxProgram.FileName).Length - 1);
    }

    private string Folder(string path) => _folder.CreateSubdirectory(path).FullName;

    private string Make(string folder, string name)
    {
        string path = Path.GetFullPath(Path.Combine(Folder(folder), name));
        File.WriteAllText(path, string.Empty);
        return path;
    }
}
