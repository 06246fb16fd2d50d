using System;
using System.Collections.Generic;
using System.IO;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>Finds the <c>dotnet</c> that programs of this machine are run with.</summary>
/// <remarks>
/// PowerShell brings a runtime of its own, without ASP.NET Core, so the program that is running cannot stand in for it.
/// </remarks>
internal static class DotnetHost
{
    private static readonly string FileName = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>The full path, looked for as the .NET tools do: DOTNET_HOST_PATH, DOTNET_ROOT, PATH.</summary>
    /// <param name="readVariable">Reads an environment variable.</param>
    public static string Find(Func<string, string?> readVariable)
    {
        foreach (string candidate in Candidates(readVariable))
        {
            if (File.Exists(candidate))
            {
                return Path.GetFullPath(candidate);
            }
        }

        throw ErrorCatalogue.DotnetNotFound();
    }

    private static IEnumerable<string> Candidates(Func<string, string?> readVariable)
    {
        if (readVariable("DOTNET_HOST_PATH") is { Length: > 0 } hostPath)
        {
            yield return hostPath;
        }

        if (readVariable("DOTNET_ROOT") is { Length: > 0 } root)
        {
            yield return Path.Combine(root, FileName);
        }

        string searchPath = readVariable("PATH") ?? string.Empty;
        foreach (string folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return Path.Combine(folder, FileName);
        }
    }
}
