using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Exports;

public sealed class ExportTableToPointInTimeTests
{
    [Fact]
    public async Task Export_Full_WritesWhatAwsWrites()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 2 });
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        caller.Put("Things", """{"id":{"S":"a"},"n":{"N":"1.0"}}""");

        JsonNode description = await ExportFolder.ExportAsync(caller, "Things", ""","S3Prefix":"moves" """);

        string id = ((string)description["ExportArn"]!).Split('/')[^1];
        Assert.Matches("^[0-9]{14}-[0-9a-f]{8}$", id);
        Assert.Equal("COMPLETED", (string)description["ExportStatus"]!);
        Assert.Equal(1, (long)description["ItemCount"]!);
        string folder = $"moves/AWSDynamoDB/{id}";
        string[] keys = ExportFolder.Keys(caller);
        Assert.Equal(7, keys.Length);
        Assert.Equal(2, keys.Count(key => Regex.IsMatch(key, $"^{folder}/data/[a-z2-7]{{26}}\\.json\\.gz$")));
        foreach (string name in new[] { "_started", "manifest-files.json", "manifest-files.md5", "manifest-summary.json", "manifest-summary.md5" })
        {
            Assert.Contains($"{folder}/{name}", keys);
        }

        Assert.Equal([0L, 1L], ManifestLines(caller, folder).Select(line => (long)line["itemCount"]!).Order());
        Assert.Equal(["""{"Item":{"id":{"S":"a"},"n":{"N":"1"}}}"""], ExportFolder.DataLines(caller, description));
        Assert.Equal(Md5(ExportFolder.Text(caller, $"{folder}/manifest-files.json")), ExportFolder.Text(caller, $"{folder}/manifest-files.md5"));
        Assert.Equal(Md5(ExportFolder.Text(caller, $"{folder}/manifest-summary.json")), ExportFolder.Text(caller, $"{folder}/manifest-summary.md5"));
    }

    [Fact]
    public async Task Export_Full_ManifestTellsChecksumsOfItsFiles()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { Partitions = 1 });
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        caller.Put("Things", """{"id":{"S":"a"}}""");

        JsonNode description = await ExportFolder.ExportAsync(caller, "Things");

        string folder = ((string)description["ExportManifest"]!).Replace("/manifest-summary.json", "", StringComparison.Ordinal);
        JsonNode line = ManifestLines(caller, folder).Single();
        byte[] md5 = MD5.HashData(ExportFolder.Bytes(caller, (string)line["dataFileS3Key"]!));
        Assert.Equal(Convert.ToBase64String(md5), (string)line["md5Checksum"]!);
        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(md5)) + "-1", (string)line["etag"]!);
    }

    [Fact]
    public async Task Export_AtPastTime_HoldsTheItemsOfThatTime()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        caller.Put("Things", """{"id":{"S":"kept"},"v":{"N":"1"}}""");
        caller.Put("Things", """{"id":{"S":"deleted"},"v":{"N":"1"}}""");
        caller.Pass(10);
        long time = caller.Now.ToUnixTimeSeconds();
        caller.Pass(10);
        caller.Put("Things", """{"id":{"S":"kept"},"v":{"N":"2"}}""");
        caller.Put("Things", """{"id":{"S":"kept"},"v":{"N":"3"}}""");
        caller.Put("Things", """{"id":{"S":"later"},"v":{"N":"1"}}""");
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"deleted"}}}""");
        caller.Pass(400);

        JsonNode description = await ExportFolder.ExportAsync(caller, "Things", $",\"ExportTime\":{time}");

        Assert.Equal(
            ["""{"Item":{"id":{"S":"deleted"},"v":{"N":"1"}}}""", """{"Item":{"id":{"S":"kept"},"v":{"N":"1"}}}"""],
            ExportFolder.DataLines(caller, description).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Export_Incremental_HasOneRecordForEachKey()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        caller.Put("Things", """{"id":{"S":"changed"},"v":{"N":"1"}}""");
        caller.Put("Things", """{"id":{"S":"deleted"},"v":{"N":"1"}}""");
        caller.Pass(100);
        long from = caller.Now.ToUnixTimeSeconds();
        caller.Put("Things", """{"id":{"S":"changed"},"v":{"N":"2"}}""");
        caller.Put("Things", """{"id":{"S":"changed"},"v":{"N":"3"}}""");
        caller.Put("Things", """{"id":{"S":"new"},"v":{"N":"1"}}""");
        caller.Put("Things", """{"id":{"S":"passing"},"v":{"N":"1"}}""");
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"passing"}}}""");
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"deleted"}}}""");
        string micros = $$$"""{"Metadata":{"WriteTimestampMicros":{"N":"{{{caller.Now.ToUnixTimeMilliseconds() * 1000}}}"}},"Keys":""";
        caller.Pass(2000);

        JsonNode description = await ExportFolder.ExportAsync(caller, "Things", $$$"""
            ,"ExportType":"INCREMENTAL_EXPORT","IncrementalExportSpecification":{"ExportFromTime":{{{from}}},"ExportToTime":{{{from + 900}}}}
            """);

        Assert.Equal(
            [
                micros + """{"id":{"S":"changed"}},"OldImage":{"id":{"S":"changed"},"v":{"N":"1"}},"NewImage":{"id":{"S":"changed"},"v":{"N":"3"}}}""",
                micros + """{"id":{"S":"deleted"}},"OldImage":{"id":{"S":"deleted"},"v":{"N":"1"}}}""",
                micros + """{"id":{"S":"new"}},"NewImage":{"id":{"S":"new"},"v":{"N":"1"}}}""",
            ],
            ExportFolder.DataLines(caller, description).Select(WholeSeconds).Order(StringComparer.Ordinal));
        JsonNode summary = JsonNode.Parse(ExportFolder.Text(caller, (string)description["ExportManifest"]!))!;
        Assert.Equal("2023-08-01", (string)summary["version"]!);
        Assert.Equal("INCREMENTAL_EXPORT", (string)summary["exportType"]!);
        Assert.Contains(ExportFolder.Keys(caller), key => key.StartsWith("AWSDynamoDB/data/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "PointInTimeRecoveryUnavailableException", "Point in time recovery is not enabled for table 'Things'", false)]
    [InlineData(",\"ExportTime\":1", "InvalidExportTimeException", "The specified ExportTime is outside of the point in time recovery window.", true)]
    [InlineData(",\"ExportTime\":4000000000", "InvalidExportTimeException", "The specified ExportTime is outside of the point in time recovery window.", true)]
    [InlineData(",\"ExportFormat\":\"ION\"", "ValidationException", "This sandbox does not implement the export format ION yet.", true)]
    public void Export_InvalidRequest_IsRefused(string more, string code, string message, bool recovery)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        if (recovery)
        {
            ExportFolder.EnableRecovery(caller, "Things");
        }

        ServiceException error = caller.Refused("ExportTableToPointInTime", Request("Things", more));

        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData(0, 899, "The export period must be at least 15 minutes")]
    [InlineData(0, 86401, "The export period must not be longer than 24 hours")]
    [InlineData(900, 0, "ExportToTime must be later than ExportFromTime")]
    public void Export_WindowOutOfBounds_IsRefused(int from, int to, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        long start = caller.Now.ToUnixTimeSeconds();
        caller.Pass(100_000);

        ServiceException error = caller.Refused("ExportTableToPointInTime", Request("Things", string.Create(CultureInfo.InvariantCulture,
            $",\"ExportType\":\"INCREMENTAL_EXPORT\",\"IncrementalExportSpecification\":{{\"ExportFromTime\":{start + from},\"ExportToTime\":{start + to}}}")));

        Assert.Equal("InvalidExportTimeException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Export_SameTokenTwice_IsOneExport()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        string request = Request("Things", ",\"ClientToken\":\"t\"");

        JsonNode first = caller.Call("ExportTableToPointInTime", request);
        JsonNode second = caller.Call("ExportTableToPointInTime", request);
        ServiceException other = caller.Refused("ExportTableToPointInTime", Request("Things", ",\"ClientToken\":\"t\",\"S3Prefix\":\"x\""));

        Assert.Equal((string)first["ExportDescription"]!["ExportArn"]!, (string)second["ExportDescription"]!["ExportArn"]!);
        Assert.Equal("ExportConflictException", other.Code);
        Assert.Equal("The client token was already used for an export with different parameters", other.Message);
    }

    [Theory]
    [InlineData("no-such-bucket", "", "S3NoSuchBucket")]
    [InlineData("ddb-exports-222222222222", "", "AccessDenied")]
    [InlineData("ddb-exports-222222222222", ",\"S3BucketOwner\":\"333333333333\"", "AccessDenied")]
    public async Task Export_BucketRefuses_EndsFailed(string bucket, string owner, string code)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        string request = $$"""{"TableArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/Things","S3Bucket":"{{bucket}}"{{owner}}}""";
        string arn = (string)caller.Call("ExportTableToPointInTime", request)["ExportDescription"]!["ExportArn"]!;

        await ExportFolder.EndAsync(caller, arn);

        JsonNode description = caller.Call("DescribeExport", $$"""{"ExportArn":"{{arn}}"}""")["ExportDescription"]!;
        Assert.Equal("FAILED", (string)description["ExportStatus"]!);
        Assert.Equal(code, (string)description["FailureCode"]!);
        Assert.Null(description["ItemCount"]);
        Assert.Empty(ExportFolder.Keys(caller));
    }

    [Fact]
    public void ListExports_OfTwoTables_TellsThoseOfTheNamedOne()
    {
        using var caller = new DynamoDbCaller();
        foreach (string table in new[] { "One", "Two" })
        {
            caller.CreateTable(table);
            ExportFolder.EnableRecovery(caller, table);
            caller.Call("ExportTableToPointInTime", Request(table, ""));
        }

        JsonNode all = caller.Call("ListExports", "{}");
        JsonNode one = caller.Call("ListExports", """{"TableArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/One"}""");

        Assert.Equal(2, all["ExportSummaries"]!.AsArray().Count);
        Assert.Contains("table/One/export/", (string)Assert.Single(one["ExportSummaries"]!.AsArray())!["ExportArn"]!, StringComparison.Ordinal);
    }

    private static string Request(string table, string more)
    {
        return $$"""
            {"TableArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/{{table}}","S3Bucket":"ddb-exports-222222222222","S3BucketOwner":"222222222222"{{more}}}
            """;
    }

    private static IEnumerable<JsonNode> ManifestLines(DynamoDbCaller caller, string folder)
    {
        return ExportFolder.Text(caller, $"{folder}/manifest-files.json").Split('\n')[..^1].Select(line => JsonNode.Parse(line)!);
    }

    // The clock of these tests creeps: by some microseconds.
    private static string WholeSeconds(string line)
    {
        return Regex.Replace(line, "([0-9]{13})[0-9]{3}", "${1}000");
    }

    private static string Md5(string text)
    {
        return Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
