using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Functions;

/// <summary>Finds the zip of the function that comes with this product.</summary>
internal static class FunctionPackageFinder
{
    private const string SolutionName = "DdbCrossAccount.sln";

    /// <summary>The full path of the zip for a runtime: the one that was named, the module's own, or that of a checkout.</summary>
    public static string Find(FunctionOptions options)
    {
        List<string> candidates = options.PackagePath is { } given
            ? [Path.GetFullPath(given)]
            : Candidates(OwnFolder(), $"ddb-cdc-function-{options.Runtime}.zip");
        return candidates.FirstOrDefault(File.Exists) ?? throw ErrorCatalogue.FunctionPackageNotFound(candidates, options.Runtime);
    }

    [UnconditionalSuppressMessage(
        "SingleFile", "IL3000", Justification = "A program in one file has no packages beside it, and then none is found.")]
    private static string OwnFolder() =>
        Path.GetDirectoryName(typeof(FunctionPackageFinder).Assembly.Location) is { Length: > 0 } folder
            ? folder
            : AppContext.BaseDirectory;

    private static List<string> Candidates(string ownFolder, string fileName)
    {
        List<string> candidates = [Path.GetFullPath(Path.Combine(ownFolder, "..", "function", fileName))];
        if (Checkout(ownFolder) is { } checkout)
        {
            string built = Path.Combine(checkout, "src", FunctionConstants.ProgramName, "bin");
            candidates.Add(Path.Combine(built, "Release", fileName));
            candidates.Add(Path.Combine(built, "Debug", fileName));
        }

        return candidates;
    }

    private static string? Checkout(string ownFolder)
    {
        DirectoryInfo? folder = new(ownFolder);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, SolutionName)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
