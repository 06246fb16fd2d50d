using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.S3.Storage;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Imports;

public sealed class ImportTableTests
{
    [Fact]
    public async Task Import_OfAnExport_MakesTheSameTableInTheOtherAccount()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        for (int i = 0; i < 500; i++)
        {
            caller.Put("Things", $$$"""{"id":{"S":"{{{i}}}"},"n":{"N":"{{{i}}}"},"s":{"SS":["x","{{{i}}}"]}}""");
        }

        JsonNode export = await ExportFolder.ExportAsync(caller, "Things");
        string data = ((string)export["ExportManifest"]!).Replace("manifest-summary.json", "data/", StringComparison.Ordinal);

        JsonNode import = await ImportAsync(caller, data);

        Assert.Equal("COMPLETED", (string)import["ImportStatus"]!);
        Assert.Equal(500, (long)import["ImportedItemCount"]!);
        Assert.Equal(500, (long)import["ProcessedItemCount"]!);
        Assert.Equal(0, (long)import["ErrorCount"]!);
        Assert.Equal(Items(caller, DynamoDbCaller.Source), Items(caller, DynamoDbCaller.Target));
    }

    [Fact]
    public async Task Import_WithInvalidLines_KeepsTheRestAndFails()
    {
        using var caller = new DynamoDbCaller();
        Upload(caller, "in/1.json.gz", Zip("""
            {"Item":{"id":{"S":"a"}}}
            {"Item":{"id":{"N":"1"}}}
            {"Record":{}}
            {"Item":{"id":{"S":"b"}}} x
            {"Item":{"id":{"S":"a"},"v":{"N":"2"}}}
            {"Item":{"id":{"S":"c"}}}
            """));

        JsonNode import = await ImportAsync(caller, "in/");

        Assert.Equal("FAILED", (string)import["ImportStatus"]!);
        Assert.Equal("ItemValidationError", (string)import["FailureCode"]!);
        Assert.Equal(
            "Some of the items failed validation checks and were not imported. Please check CloudWatch error logs for more details.",
            (string)import["FailureMessage"]!);
        Assert.Equal(3, (long)import["ErrorCount"]!);
        Assert.Equal(6, (long)import["ProcessedItemCount"]!);
        Assert.Equal(2, (long)import["ImportedItemCount"]!);
        Assert.Equal(["""{"id":{"S":"a"},"v":{"N":"2"}}""", """{"id":{"S":"c"}}"""], Items(caller, DynamoDbCaller.Target));
    }

    [Theory]
    [InlineData("not zipped at all")]
    [InlineData(null)]
    public async Task Import_ObjectThatCannotBeUnpacked_CountsAsError(string? content)
    {
        using var caller = new DynamoDbCaller();
        byte[] whole = Zip(string.Concat(Enumerable.Range(0, 2000).Select(i => $$$$"""{"Item":{"id":{"S":"{{{{i * 7919}}}}"}}}""" + "\n")));
        Upload(caller, "in/1.json.gz", content is null ? whole[..(whole.Length / 2)] : Encoding.UTF8.GetBytes(content));

        JsonNode import = await ImportAsync(caller, "in/");

        Assert.Equal("FAILED", (string)import["ImportStatus"]!);
        Assert.Equal("ItemValidationError", (string)import["FailureCode"]!);
        Assert.True((long)import["ErrorCount"]! >= 1);
        Assert.True((long)import["ImportedItemCount"]! < 2000);
    }

    [Fact]
    public async Task Import_FromTheRootOfAnExport_FailsOnTheManifests()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things");
        ExportFolder.EnableRecovery(caller, "Things");
        caller.Put("Things", """{"id":{"S":"a"}}""");
        await ExportFolder.ExportAsync(caller, "Things");

        JsonNode import = await ImportAsync(caller, "AWSDynamoDB/");

        Assert.Equal("ItemValidationError", (string)import["FailureCode"]!);
    }

    [Theory]
    [InlineData("no-such-bucket", "222222222222", DynamoDbCaller.Target, "S3NoSuchBucket")]
    [InlineData("ddb-exports-222222222222", "111111111111", DynamoDbCaller.Target, "AccessDenied")]
    [InlineData("ddb-exports-222222222222", null, DynamoDbCaller.Source, "AccessDenied")]
    [InlineData("ddb-exports-222222222222", "222222222222", DynamoDbCaller.Target, "S3NoSuchKey")]
    public async Task Import_SourceRefused_FailsAndMakesNoTable(string bucket, string? owner, string account, string code)
    {
        using var caller = new DynamoDbCaller();

        JsonNode import = await ImportAsync(caller, "nothing/", bucket, owner, account);

        Assert.Equal("FAILED", (string)import["ImportStatus"]!);
        Assert.Equal(code, (string)import["FailureCode"]!);
        Assert.Equal("ResourceNotFoundException", caller.Refused("DescribeTable", """{"TableName":"Things"}""", account).Code);
    }

    [Fact]
    public async Task Import_TooManyObjects_FailsAndMakesNoTable()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { MaximumImportObjects = 1 });
        Upload(caller, "in/1", Zip(""));
        Upload(caller, "in/2", Zip(""));

        JsonNode import = await ImportAsync(caller, "in/");

        Assert.Equal("The import has more than 1 S3 objects", (string)import["FailureMessage"]!);
    }

    [Fact]
    public void Import_TableExists_IsRefused()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things", DynamoDbCaller.Target);

        ServiceException error = caller.Refused("ImportTable", Request("in/", caller.Bucket, null), DynamoDbCaller.Target);

        Assert.Equal("ResourceInUseException", error.Code);
        Assert.Equal("Table already exists: Things", error.Message);
    }

    [Fact]
    public void Import_WhileItRuns_TableIsCreatingAndClosed()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { ImportDuration = TimeSpan.FromSeconds(100) });
        Upload(caller, "in/1", Zip("""{"Item":{"id":{"S":"a"}}}"""));
        caller.Call("ImportTable", Request("in/", caller.Bucket, null), DynamoDbCaller.Target);
        caller.Pass(50);

        JsonNode table = caller.Call("DescribeTable", """{"TableName":"Things"}""", DynamoDbCaller.Target);

        Assert.Equal("CREATING", (string)table["Table"]!["TableStatus"]!);
        Assert.Equal("Requested resource not found", caller.Refused("Scan", """{"TableName":"Things"}""", DynamoDbCaller.Target).Message);
        Assert.Equal(
            "Attempt to change a resource which is still in use: Table is being created: Things",
            caller.Refused("DeleteTable", """{"TableName":"Things"}""", DynamoDbCaller.Target).Message);
    }

    [Fact]
    public void Import_SameTokenOtherParameters_IsRefused()
    {
        using var caller = new DynamoDbCaller();
        Upload(caller, "in/1", Zip(""));
        caller.Call("ImportTable", Request("in/", caller.Bucket, null, ",\"ClientToken\":\"t\""), DynamoDbCaller.Target);

        ServiceException error = caller.Refused(
            "ImportTable", Request("other/", caller.Bucket, null, ",\"ClientToken\":\"t\""), DynamoDbCaller.Target);

        Assert.Equal("ImportConflictException", error.Code);
        Assert.Equal("The client token was already used for an import with different parameters", error.Message);
    }

    private static async Task<JsonNode> ImportAsync(
        DynamoDbCaller caller, string prefix, string? bucket = null, string? owner = null, string account = DynamoDbCaller.Target)
    {
        JsonNode started = caller.Call("ImportTable", Request(prefix, bucket ?? caller.Bucket, owner), account);
        string arn = (string)started["ImportTableDescription"]!["ImportArn"]!;
        caller.Pass(1);
        await caller.Services.DynamoDb.Imports.Find(arn)!.Completion;
        return caller.Call("DescribeImport", $$"""{"ImportArn":"{{arn}}"}""", account)["ImportTableDescription"]!;
    }

    private static string Request(string prefix, string bucket, string? owner, string more = "")
    {
        string ownerMember = owner is null ? "" : $",\"S3BucketOwner\":\"{owner}\"";
        return $$"""
            {"S3BucketSource":{"S3Bucket":"{{bucket}}","S3KeyPrefix":"{{prefix}}"{{ownerMember}}},
             "InputFormat":"DYNAMODB_JSON","InputCompressionType":"GZIP","TableCreationParameters":{"TableName":"Things",
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}{{more}}}
            """;
    }

    private static string[] Items(DynamoDbCaller caller, string account)
    {
        JsonNode answer = caller.Call("Scan", """{"TableName":"Things"}""", account);
        return [.. answer["Items"]!.AsArray().Select(item => item!.ToJsonString()).Order(StringComparer.Ordinal)];
    }

    private static void Upload(DynamoDbCaller caller, string key, byte[] content)
    {
        caller.Services.S3.PutObject(
            caller.Root(DynamoDbCaller.Target), new ObjectUpload { Bucket = caller.Bucket, Key = key }, content);
    }

    private static byte[] Zip(string text)
    {
        using var stream = new MemoryStream();
        using (var zipped = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            zipped.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }
}
