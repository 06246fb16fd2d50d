using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using DdbCrossAccount.Conformance.Tests.Engines;

namespace DdbCrossAccount.Conformance.Tests.Walks;

/// <summary>The programs that walk over the sandbox with SDKs of other languages, and what they need on the machine.</summary>
internal static class WalkProgram
{
    private static readonly Lazy<string?> PythonWithBoto3 = new(() => Candidates("python3").FirstOrDefault(HasBoto3));

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Walks", "Programs");

    /// <summary>A Python that has boto3, that of the system first; null: there is none.</summary>
    public static string? Python => PythonWithBoto3.Value;

    /// <summary>The AWS CLI, that of the system first; null: there is none.</summary>
    public static string? Cli => Candidates("aws").FirstOrDefault();

    private static IEnumerable<string> Candidates(string program)
    {
        return new[] { $"/usr/bin/{program}", CommandPath.Find(program) }.OfType<string>().Where(File.Exists);
    }

    private static bool HasBoto3(string python)
    {
        var start = new ProcessStartInfo(python, ["-c", "import boto3"]) { UseShellExecute = false, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
