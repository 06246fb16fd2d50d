using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>Finds the sandbox program.</summary>
internal static class SandboxProgram
{
    public const string FileName = "DdbCrossAccount.Sandbox.dll";

    private const string SolutionName = "DdbCrossAccount.sln";

    /// <summary>The full path of the program.</summary>
    /// <param name="givenPath">The file that was named, or null.</param>
    /// <param name="baseFolder">The folder of the calling assembly: in a package the sandbox is beside it.</param>
    public static string Find(string? givenPath, string baseFolder)
    {
        List<string> candidates = givenPath is null ? Candidates(baseFolder) : [Path.GetFullPath(givenPath)];
        return candidates.FirstOrDefault(File.Exists) ?? throw ErrorCatalogue.SandboxProgramNotFound(candidates);
    }

    private static List<string> Candidates(string baseFolder)
    {
        List<string> candidates = [Path.GetFullPath(Path.Combine(baseFolder, "..", "sandbox", FileName))];
        string? checkout = Checkout(baseFolder);
        if (checkout is not null)
        {
            candidates.AddRange(BuildOutputs(checkout, baseFolder));
        }

        return candidates;
    }

    private static string? Checkout(string baseFolder)
    {
        DirectoryInfo? folder = new(baseFolder);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, SolutionName)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }

    /// <summary>The build of the caller's own configuration first, then the newest: two builds of one checkout may differ.</summary>
    private static IEnumerable<string> BuildOutputs(string checkout, string baseFolder)
    {
        string[] ownFolders = baseFolder.Split(Path.DirectorySeparatorChar);
        return new[] { "Release", "Debug" }
            .Select(configuration => (Configuration: configuration, Program: BuildOutput(checkout, configuration)))
            .OrderByDescending(build => ownFolders.Contains(build.Configuration, StringComparer.OrdinalIgnoreCase))
            .ThenByDescending(build => File.GetLastWriteTimeUtc(build.Program))
            .Select(build => build.Program);
    }

    private static string BuildOutput(string checkout, string configuration) =>
        Path.Combine(checkout, "src", "DdbCrossAccount.Sandbox", "bin", configuration, "net10.0", FileName);
}
