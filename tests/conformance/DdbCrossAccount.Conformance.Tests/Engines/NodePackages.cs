using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace DdbCrossAccount.Conformance.Tests.Engines;

/// <summary>
/// The npm packages of the tests, installed into the build output as their lock file says, once for each lock file.
/// </summary>
internal static partial class NodePackages
{
    private const string Stamp = ".installed";

    private static readonly Lazy<string?> MissingReason = new(Install);

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Engines", "Packages");

    public static string Launcher { get; } = Path.Combine(Folder, "launch.js");

    /// <summary>Why the packages cannot be had on this machine; null when they are installed.</summary>
    public static string? Missing => MissingReason.Value;

    private static string? Install()
    {
        if (!CommandPath.Exists("node") || !CommandPath.Exists("npm"))
        {
            return "Node.js with npm is not on this machine.";
        }

        // Two test hosts may come here at once, e.g. those of an editor and of a build.
        using FileStream only = OpenAlone(Path.Combine(Folder, ".lock"));
        string stamp = Path.Combine(Folder, "node_modules", Stamp);
        string wanted = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, "package-lock.json"))));
        if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
        {
            return null;
        }

        string? failure = RunNpm("ci", "--ignore-scripts", "--no-audit", "--no-fund");
        if (failure is null)
        {
            File.WriteAllText(stamp, wanted);
            return null;
        }

        return Unreachable().IsMatch(failure)
            ? $"npm reaches no registry: {failure.Split('\n').First(line => Unreachable().IsMatch(line)).Trim()}"
            : throw new InvalidOperationException($"npm ci failed: {failure}");
    }

    /// <summary>Runs npm in the folder. Null when it succeeded, otherwise what it wrote.</summary>
    private static string? RunNpm(params string[] arguments)
    {
        var start = new ProcessStartInfo(CommandPath.Find("npm")!)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process npm = Process.Start(start)!;
        npm.OutputDataReceived += (_, _) => { };
        npm.BeginOutputReadLine();
        string errors = npm.StandardError.ReadToEnd();
        npm.WaitForExit();
        return npm.ExitCode == 0 ? null : errors;
    }

    private static FileStream OpenAlone(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                using var pause = new System.Threading.ManualResetEventSlim();
                pause.Wait(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    [GeneratedRegex("code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|E401|E403)")]
    private static partial Regex Unreachable();
}
