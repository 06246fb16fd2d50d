using System;
using System.IO;

namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>Makes the folder of a comparison's spill files.</summary>
internal static class SpillFolder
{
    /// <summary>A new folder that only its owner may read.</summary>
    public static DirectoryInfo Create(string parent)
    {
        string path = Path.Combine(parent, $"ddb-compare-{Guid.NewGuid():N}");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
