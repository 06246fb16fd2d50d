using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;
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
    [InlineData(",\"ExportTime\":1", "InvalidExportTimeException", "Export Time is invalid", true)]
    [InlineData(",\"ExportTime\":4000000000", "InvalidExportTimeException", "Export Time is invalid", true)]
    [InlineData(",\"ExportTime\":1767323500", "InvalidExportTimeException", "Point in Time Recovery is not available for specified export time", true)]
    [InlineData(",\"ExportFormat\":\"ION\"", "ValidationException", "This sandbox does not implement the request member ExportFormat=ION yet.", true)]
    [InlineData(",\"ExportFormat\":\"CSV\"", "ValidationException", "1 validation error detected: Value 'CSV' at 'exportFormat' failed to satisfy constraint: Member must satisfy enum value set: [DYNAMODB_JSON, ION]", true)]
    [InlineData(",\"S3SseKmsKeyId\":\"k\"", "ValidationException", "Invalid Request: KMS Key Id is not supported for this encryption type", true)]
    [InlineData(",\"IncrementalExportSpecification\":{}", "ValidationException", "Invalid Request: Export Type expected to be Incremental Export when incremental export specification is provided", true)]
    [InlineData(",\"ExportType\":\"FULL_EXPORT\",\"IncrementalExportSpecification\":{}", "ValidationException", "Invalid Request: When Export Type is Full Export , Incremental Export Specification should not be provided", true)]
    [InlineData(",\"ExportType\":\"INCREMENTAL_EXPORT\"", "ValidationException", "Invalid Request: Incremental Export Specification expected when export type is set as Incremental Export", true)]
    [InlineData(",\"ExportType\":\"INCREMENTAL_EXPORT\",\"IncrementalExportSpecification\":{\"ExportViewType\":\"NEW_IMAGE\"}", "ValidationException", "Invalid Request: ExportFromTime must be provided in IncrementalExportSpecification", true)]
    [InlineData(",\"ExportType\":\"INCREMENTAL_EXPORT\",\"IncrementalExportSpecification\":{\"ExportFromTime\":1767300000}", "InvalidExportTimeException", "Incremental export period from time cannot be less than the table creation time : 2026-01-01T20:40:00Z", false)]
    [InlineData(",\"ExportType\":\"INCREMENTAL_EXPORT\",\"IncrementalExportSpecification\":{\"ExportFromTime\":1767323046,\"ExportToTime\":1767399999}", "InvalidExportTimeException", "Incremental export period to time cannot be greater than the current time : 2026-01-03T00:26:39Z", true)]
    [InlineData(",\"FilterSpecification\":{}", "ValidationException", "Invalid Request: Invalid FilterSpecification: The specification can not be empty", true)]
    [InlineData(",\"FilterSpecification\":{\"FilterExpression\":\"a = :a\"}", "ValidationException", "Invalid FilterExpression: An expression attribute value used in expression is not defined; attribute value: :a", true)]
    [InlineData(",\"FilterSpecification\":{\"KeyConditionExpression\":\"id > :a\",\"ExpressionAttributeValues\":{\":a\":{\"S\":\"x\"}}}", "ValidationException", "Invalid Request: Invalid FilterSpecification: Query condition missed key schema element: id", true)]
    [InlineData(",\"FilterSpecification\":{\"KeyConditionExpression\":\"id = :a\",\"FilterExpression\":\"id = :a\",\"ExpressionAttributeValues\":{\":a\":{\"S\":\"x\"}}}", "ValidationException", "Invalid Request: Invalid FilterSpecification: Filter Expression can only contain non-primary key attributes: Primary key attribute: id", true)]
    public void Export_InvalidRequest_IsRefused(string more, string code, string message, bool recovery)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        if (recovery)
        {
            ExportFolder.EnableRecovery(caller, "Things");
        }

        caller.Pass(600);

        ServiceException error = caller.Refused("ExportTableToPointInTime", Request("Things", more));

        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("Things", "ValidationException", "One or more parameter values were invalid: tableArn is not a valid ARN")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/Things/index/i", "ValidationException", "Invalid Request: Table ARN is invalid.")]
    [InlineData("arn:aws:dynamodb:eu-west-1:222222222222:table/Things", "AccessDeniedException", "Access is denied")]
    [InlineData("arn:aws:dynamodb:eu-west-2:111111111111:table/Things", "TableNotFoundException", "Table not found: arn:aws:dynamodb:eu-west-2:111111111111:table/Things")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/None", "TableNotFoundException", "Table not found: arn:aws:dynamodb:eu-west-1:111111111111:table/None")]
    public void Export_OfAnotherResource_IsRefused(string arn, string code, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");

        ServiceException error = caller.Refused("ExportTableToPointInTime", $$"""{"TableArn":"{{arn}}","S3Bucket":"b"}""");

        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/Things/export/0", "ExportNotFoundException", "Export not found: Export not found: arn:aws:dynamodb:eu-west-1:111111111111:table/Things/export/0")]
    [InlineData("arn:aws:dynamodb:eu-west-1:222222222222:table/Things/export/0", "AccessDeniedException", "Access is denied")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/Things", "ValidationException", "Invalid Export ARN")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/Things/import/0", "ValidationException", "Invalid Export ARN")]
    public void DescribeExport_OfNone_IsRefused(string arn, string code, string message)
    {
        using var caller = new DynamoDbCaller();

        ServiceException error = caller.Refused("DescribeExport", $$"""{"ExportArn":"{{arn}}"}""");

        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData(0, 899, "Difference between export period from time and export period to time is less than 15 minutes")]
    [InlineData(0, 86401, "Difference between export period from time and export period to time is greater than 24 hours")]
    [InlineData(900, 0, "Difference between export period from time and export period to time is less than 15 minutes")]
    [InlineData(98_000, 99_900, "Point in Time Recovery is not available for specified export time")]
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
    public async Task Export_Filtered_HoldsWhatTheFilterLeaves()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        caller.Put("Things", """{"id":{"S":"a"},"v":{"N":"1"},"w":{"S":"x"}}""");
        caller.Put("Things", """{"id":{"S":"b"},"v":{"N":"2"},"w":{"S":"y"}}""");
        caller.Put("Things", """{"id":{"S":"c"},"v":{"N":"3"},"w":{"S":"z"}}""");

        JsonNode filtered = await ExportFolder.ExportAsync(caller, "Things", ""","FilterSpecification":{"FilterExpression":"v >= :v","ProjectionExpression":"id, #w","ExpressionAttributeNames":{"#w":"w"},"ExpressionAttributeValues":{":v":{"N":"2"}}}""");
        JsonNode ofKey = await ExportFolder.ExportAsync(caller, "Things", ""","FilterSpecification":{"KeyConditionExpression":"id = :id","ExpressionAttributeValues":{":id":{"S":"a"}}}""");

        Assert.Equal(
            ["""{"Item":{"id":{"S":"b"},"w":{"S":"y"}}}""", """{"Item":{"id":{"S":"c"},"w":{"S":"z"}}}"""],
            ExportFolder.DataLines(caller, filtered).Order(StringComparer.Ordinal));
        Assert.Equal(2, (long)filtered["ItemCount"]!);
        Assert.Equal("v >= :v", (string)filtered["FilterSpecification"]!["FilterExpression"]!);
        Assert.Equal(["""{"Item":{"id":{"S":"a"},"v":{"N":"1"},"w":{"S":"x"}}}"""], ExportFolder.DataLines(caller, ofKey));
        Assert.True((long)ofKey["BilledSizeBytes"]! < (long)filtered["BilledSizeBytes"]!);
    }

    [Fact]
    public async Task Export_IncrementalFiltered_JudgesTheNewestImage()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        caller.Put("Things", """{"id":{"S":"leaves"},"v":{"N":"9"}}""");
        caller.Put("Things", """{"id":{"S":"comes"},"v":{"N":"1"}}""");
        caller.Put("Things", """{"id":{"S":"deleted"},"v":{"N":"9"}}""");
        caller.Pass(100);
        long from = caller.Now.ToUnixTimeSeconds();
        caller.Put("Things", """{"id":{"S":"leaves"},"v":{"N":"1"}}""");
        caller.Put("Things", """{"id":{"S":"comes"},"v":{"N":"9"}}""");
        caller.Call("DeleteItem", """{"TableName":"Things","Key":{"id":{"S":"deleted"}}}""");
        caller.Pass(2000);

        JsonNode description = await ExportFolder.ExportAsync(caller, "Things", $$$"""
            ,"ExportType":"INCREMENTAL_EXPORT","IncrementalExportSpecification":{"ExportFromTime":{{{from}}},"ExportToTime":{{{from + 900}}},"ExportViewType":"NEW_IMAGE"},
             "FilterSpecification":{"FilterExpression":"v > :v","ExpressionAttributeValues":{":v":{"N":"5"} } }
            """);

        Assert.Equal(
            ["""{"Keys":{"id":{"S":"comes"}},"NewImage":{"id":{"S":"comes"},"v":{"N":"9"}}}""", """{"Keys":{"id":{"S":"deleted"}}}"""],
            ExportFolder.DataLines(caller, description)
                .Select(line => Regex.Replace(line, "\"Metadata\":\\{\"WriteTimestampMicros\":\\{[^}]*\\}\\},", ""))
                .Order(StringComparer.Ordinal));
        Assert.Equal("INCREMENTAL_EXPORT", (string)description["ExportType"]!);
        Assert.Equal(10_000_000, (long)description["BilledSizeBytes"]!);
    }

    [Fact]
    public void Export_ThreeHundredAtOnce_NoMore()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { ExportDuration = TimeSpan.FromHours(1) });
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        for (int i = 0; i < 300; i++)
        {
            caller.Call("ExportTableToPointInTime", Request("Things", ""));
        }

        ServiceException error = caller.Refused("ExportTableToPointInTime", Request("Things", ""));

        Assert.Equal("LimitExceededException", error.Code);
        Assert.Equal("Subscriber limit exceeded: Only 300 export operations can be done simultaneously", error.Message);
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
        Assert.Equal("Export conflict: Duplicate request detected with conflicting parameters", other.Message);
    }

    [Theory]
    [InlineData("s3:PutObject,s3:PutObjectAcl,s3:AbortMultipartUpload", "COMPLETED")]
    [InlineData("s3:PutObject,s3:PutObjectAcl", "FAILED")]
    [InlineData("s3:PutObject,s3:AbortMultipartUpload", "FAILED")]
    [InlineData("s3:PutObjectAcl,s3:AbortMultipartUpload", "FAILED")]
    public async Task Export_ByAUser_NeedsAllThreeActionsOnTheBucket(string actions, string status)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        PolicyDocument policy = PolicyDocument.Parse(
            $$"""{"Statement":{"Effect":"Allow","Action":["dynamodb:*","{{actions.Replace(",", "\",\"", StringComparison.Ordinal)}}"],"Resource":"*"} }""");
        AccountDirectory accounts = caller.Services.Accounts;
        Principal user = accounts.AddKey(accounts.PutUser(DynamoDbCaller.Source, "/", "ann", IdentityGrants.Only(policy))).Principal;

        string arn = (string)caller.Call("ExportTableToPointInTime", Request("Things", ""), user)["ExportDescription"]!["ExportArn"]!;
        await ExportFolder.EndAsync(caller, arn);

        JsonNode description = caller.Call("DescribeExport", $$"""{"ExportArn":"{{arn}}"}""")["ExportDescription"]!;
        Assert.Equal(status, (string)description["ExportStatus"]!);
    }

    [Theory]
    [InlineData("no-such-bucket", "", "S3NoSuchBucket")]
    [InlineData("ddb-exports-222222222222", "", "S3AccessDenied")]
    [InlineData("ddb-exports-222222222222", ",\"S3BucketOwner\":\"333333333333\"", "S3AccessDenied")]
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
        Assert.Equal("Invalid Request: Provided nextToken is invalid: abc", caller.Refused("ListExports", """{"NextToken":"abc"}""").Message);
        Assert.Contains("table/One/export/", (string)Assert.Single(one["ExportSummaries"]!.AsArray())!["ExportArn"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void ListExports_OfATableThatWasMadeAnew_TellsNone()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("One");
        ExportFolder.EnableRecovery(caller, "One");
        string arn = (string)caller.Call("ExportTableToPointInTime", Request("One", ""))["ExportDescription"]!["ExportArn"]!;
        caller.Call("DeleteTable", """{"TableName":"One"}""");
        caller.Pass(1);
        caller.CreateTable("One");

        JsonNode ofTable = caller.Call("ListExports", """{"TableArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/One"}""");

        Assert.Empty(ofTable["ExportSummaries"]!.AsArray());
        Assert.Single(caller.Call("ListExports", "{}")["ExportSummaries"]!.AsArray());
        Assert.Equal(arn, (string)caller.Call("DescribeExport", $$"""{"ExportArn":"{{arn}}"}""")["ExportDescription"]!["ExportArn"]!);
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
