using System;
using System.IO;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Tests.Sandboxes;

/// <summary>A script in the place of <c>dotnet</c>, so that a start can go wrong in every way. Scripts need a Unix shell.</summary>
internal sealed class StandInDotnet : IEnvironmentSettings, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ddb-sandbox-");

    public StandInDotnet(string script)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "dotnet");
        Program = System.IO.Path.Combine(_folder.FullName, "DdbCrossAccount.Sandbox.dll");
        File.WriteAllText(Path, "#!/bin/sh\n" + script + "\n");
        File.WriteAllText(Program, string.Empty);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Path { get; }

    public string Program { get; }

    public string? Read(string name) => name == "DOTNET_HOST_PATH" ? Path : null;

    public void Dispose() => _folder.Delete(recursive: true);
}
