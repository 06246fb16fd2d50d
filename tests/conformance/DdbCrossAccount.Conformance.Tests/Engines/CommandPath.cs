using System;
using System.IO;
using System.Linq;

namespace DdbCrossAccount.Conformance.Tests.Engines;

/// <summary>Programs that may be on the machine.</summary>
internal static class CommandPath
{
    private static readonly string[] Extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    public static bool Exists(string program) => Find(program) is not null;

    /// <summary>Null: not on the PATH.</summary>
    public static string? Find(string program)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders
            .SelectMany(folder => Extensions.Select(extension => Path.Combine(folder, program + extension)))
            .FirstOrDefault(File.Exists);
    }
}
