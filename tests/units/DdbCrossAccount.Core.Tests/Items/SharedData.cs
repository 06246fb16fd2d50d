using System;
using System.IO;
using Xunit.Abstractions;

namespace DdbCrossAccount.Core.Tests.Items;

/// <summary>Real data that lies beside the checkout, in <c>../shared/data</c>.</summary>
internal static class SharedData
{
    /// <summary>The path of a file or folder of it; null, said in one line, where it is not on this machine.</summary>
    public static string? Find(string name, ITestOutputHelper output)
    {
        string? path = Locate(name);
        if (path is null)
        {
            output.WriteLine($"Not run: '../shared/data/{name}' is not beside this checkout.");
        }

        return path;
    }

    private static string? Locate(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DdbCrossAccount.sln")))
            {
                string path = Path.Combine(folder.Parent!.FullName, "shared", "data", name);
                return Path.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
