using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Exports;

/// <summary>Compares an export of the sandbox with one that AWS wrote; it lies beside the checkout, not within.</summary>
public sealed class GenuineExportTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Export_OfTheGenuineItems_IsWrittenFieldByFieldAsAwsWroteIt()
    {
        if (FindGenuine() is not { } genuine)
        {
            output.WriteLine("Left out: there is no folder ../shared/data/real-export beside the checkout.");
            return;
        }

        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 1 });
        caller.CreateTable("S3ExportTest");
        ExportFolder.EnableRecovery(caller, "S3ExportTest");
        string[] lines = ExportFolder.Lines(File.ReadAllBytes(Directory.GetFiles(genuine, "*.json.gz", SearchOption.AllDirectories).Single()));
        foreach (string line in lines)
        {
            caller.Put("S3ExportTest", JsonNode.Parse(line)!["Item"]!.ToJsonString());
        }

        JsonNode description = await ExportFolder.ExportAsync(
            caller, "S3ExportTest", ""","S3Prefix":"dynamodb-export","S3SseAlgorithm":"AES256" """);

        Assert.Equal(lines.Order(StringComparer.Ordinal), ExportFolder.DataLines(caller, description).Order(StringComparer.Ordinal));
        string summaryKey = (string)description["ExportManifest"]!;
        string files = ExportFolder.Text(caller, summaryKey.Replace("summary", "files", StringComparison.Ordinal));
        Assert.Equal(Shape(Read(genuine, "manifest-files.json")), Shape(files));
        string summary = ExportFolder.Text(caller, summaryKey).Replace(",\"exportType\":\"FULL_EXPORT\"", "", StringComparison.Ordinal);
        Assert.Equal(Shape(Read(genuine, "manifest-summary.json")), Shape(summary));
        Assert.All(
            [Read(genuine, "manifest-summary.json"), summary],
            text => Assert.Equal((string)JsonNode.Parse(text)!["startTime"]!, (string)JsonNode.Parse(text)!["exportTime"]!));
    }

    private static string? FindGenuine()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", "real-export");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static string Read(string folder, string name)
    {
        return File.ReadAllText(Directory.GetFiles(folder, name, SearchOption.AllDirectories).Single());
    }

    /// <summary>The text with what differs from export to export put in one form.</summary>
    private static string Shape(string manifest)
    {
        string[][] replacements =
        [
            ["[0-9]{14}-[0-9a-f]{8}", "<export id>"],
            ["[a-z2-7]{26}\\.json\\.gz", "<file>"],
            ["[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z", "<time>"],
            ["[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<guid>"],
            ["arn:aws:dynamodb:[a-z0-9-]+:[0-9]{12}:", "<arn>"],
            ["\"md5Checksum\":\"[A-Za-z0-9+/]{22}==\"", "<md5>"],
            ["\"etag\":\"[0-9a-f]{32}-1\"", "<etag>"],
            ["\"s3Bucket\":\"[^\"]+\"", "<bucket>"],
            ["\"billedSizeBytes\":[0-9]+", "<billed>"],
        ];
        return replacements.Aggregate(manifest, (text, pair) => Regex.Replace(text, pair[0], pair[1]));
    }
}
