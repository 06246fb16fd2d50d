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
            {"Item":{"other":{"S":"b"}}}
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

    [Fact]
    public async Task Import_LineThatCannotBeParsed_LeavesOutTheRestOfItsObject()
    {
        using var caller = new DynamoDbCaller();
        Upload(caller, "in/1.json.gz", Zip("""
            {"Item":{"id":{"S":"a"}}}
            {"Item":{"id":{"S":"b"}}} x
            {"Item":{"id":{"S":"c"}}}
            """));
        Upload(caller, "in/2.json.gz", Zip("""{"Item":{"id":{"S":"d"}}}"""));

        JsonNode import = await ImportAsync(caller, "in/");

        Assert.Equal("ItemValidationError", (string)import["FailureCode"]!);
        Assert.Equal((3, 2, 1), ((int)import["ProcessedItemCount"]!, (int)import["ImportedItemCount"]!, (int)import["ErrorCount"]!));
        Assert.Equal(["""{"id":{"S":"a"}}""", """{"id":{"S":"d"}}"""], Items(caller, DynamoDbCaller.Target));
    }

    [Fact]
    public async Task Import_OfNoObjects_MakesAnEmptyTable()
    {
        using var caller = new DynamoDbCaller();

        JsonNode import = await ImportAsync(caller, "nothing/");

        Assert.Equal("COMPLETED", (string)import["ImportStatus"]!);
        Assert.Equal("ACTIVE", (string)caller.Call("DescribeTable", """{"TableName":"Things"}""", DynamoDbCaller.Target)["Table"]!["TableStatus"]!);
    }

    [Theory]
    [InlineData("", "id,v,b\nx,1,\"a,\"\"b\"\"\"\ny,2,\n", """{"id":{"S":"x"},"v":{"S":"1"},"b":{"S":"a,\u0022b\u0022"}}""", """{"id":{"S":"y"},"v":{"S":"2"},"b":{"S":""}}""")]
    [InlineData(",\"InputFormatOptions\":{\"Csv\":{\"Delimiter\":\";\",\"HeaderList\":[\"id\",\"v\"]}}", "x;1\r\ny;2\r\n", """{"id":{"S":"x"},"v":{"S":"1"}}""", """{"id":{"S":"y"},"v":{"S":"2"}}""")]
    public async Task Import_OfCsv_MakesTextsOfAllButKeys(string more, string content, params string[] items)
    {
        using var caller = new DynamoDbCaller();
        Upload(caller, "in/1.csv", Encoding.UTF8.GetBytes(content));
        string request = Request("in/", caller.Bucket, null, more)
            .Replace("DYNAMODB_JSON", "CSV", StringComparison.Ordinal).Replace("GZIP", "NONE", StringComparison.Ordinal);

        JsonNode import = await EndAsync(caller, caller.Call("ImportTable", request, DynamoDbCaller.Target), DynamoDbCaller.Target);

        Assert.Equal("COMPLETED", (string)import["ImportStatus"]!);
        Assert.Equal("CSV", (string)import["InputFormat"]!);
        Assert.Equal(items, Items(caller, DynamoDbCaller.Target));
    }

    [Theory]
    [InlineData("\"InputFormat\":\"DYNAMODB_JSON\",\"InputFormatOptions\":{\"Csv\":{}}", "Invalid Request: Unsupported InputFormatOptions for the given input format: DYNAMODB_JSON.")]
    [InlineData("\"InputFormat\":\"CSV\",\"InputFormatOptions\":{\"Csv\":{\"Delimiter\":\";;\"}}", @"1 validation error detected: Value ';;' at 'inputFormatOptions.csv.delimiter' failed to satisfy constraint: Member must satisfy regular expression pattern: [,;:|\t ]")]
    [InlineData("\"InputFormat\":\"DYNAMODB_JSON\",\"InputCompressionType\":\"BZIP2\"", "1 validation error detected: Value 'BZIP2' at 'inputCompressionType' failed to satisfy constraint: Member must satisfy enum value set: [ZSTD, NONE, GZIP]")]
    [InlineData("\"InputFormat\":\"ION\"", "This sandbox does not implement the request member InputFormat=ION yet.")]
    [InlineData("\"InputFormat\":\"DYNAMODB_JSON\",\"InputCompressionType\":\"ZSTD\"", "This sandbox does not implement the request member InputCompressionType=ZSTD yet.")]
    public void Import_WithWrongOptions_IsRefused(string options, string message)
    {
        using var caller = new DynamoDbCaller();

        ServiceException error = caller.Refused("ImportTable", $$$"""
            {"S3BucketSource":{"S3Bucket":"b"},{{{options}}},"TableCreationParameters":{"TableName":"Things","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]} }
            """);

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task Import_SecondOfOneName_FailsByItself()
    {
        using var caller = new DynamoDbCaller();
        Upload(caller, "in/1", Zip("""{"Item":{"id":{"S":"a"}}}"""));
        JsonNode first = caller.Call("ImportTable", Request("in/", caller.Bucket, null), DynamoDbCaller.Target);
        Assert.Equal("ResourceNotFoundException", caller.Refused("DescribeTable", """{"TableName":"Things"}""", DynamoDbCaller.Target).Code);
        Assert.Equal("""{"TableNames":[]}""", caller.Call("ListTables", "{}", DynamoDbCaller.Target).ToJsonString());

        JsonNode second = caller.Call("ImportTable", Request("in/", caller.Bucket, null), DynamoDbCaller.Target);

        Assert.Equal("COMPLETED", (string)(await EndAsync(caller, first, DynamoDbCaller.Target))["ImportStatus"]!);
        JsonNode failed = await EndAsync(caller, second, DynamoDbCaller.Target);
        Assert.Equal("TableAlreadyExists", (string)failed["FailureCode"]!);
        Assert.Equal(["""{"id":{"S":"a"}}"""], Items(caller, DynamoDbCaller.Target));
    }

    [Fact]
    public void Import_FiftyAtOnce_NoMore()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { ImportDuration = TimeSpan.FromHours(1) });
        Upload(caller, "in/1", Zip("""{"Item":{"id":{"S":"a"}}}"""));
        for (int i = 0; i < 50; i++)
        {
            caller.Call("ImportTable", Request("in/", caller.Bucket, null), DynamoDbCaller.Target);
        }

        ServiceException error = caller.Refused("ImportTable", Request("in/", caller.Bucket, null), DynamoDbCaller.Target);

        Assert.Equal("LimitExceededException", error.Code);
        Assert.Equal("Subscriber limit exceeded: Only 50 import operations can be done simultaneously", error.Message);
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
    [InlineData("ddb-exports-222222222222", "111111111111", DynamoDbCaller.Target, "S3AccessDenied")]
    [InlineData("ddb-exports-222222222222", null, DynamoDbCaller.Source, "S3AccessDenied")]
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
        Assert.Equal("Import conflict: Duplicate request detected with conflicting parameters", error.Message);
    }

    private static async Task<JsonNode> ImportAsync(
        DynamoDbCaller caller, string prefix, string? bucket = null, string? owner = null, string account = DynamoDbCaller.Target)
    {
        return await EndAsync(caller, caller.Call("ImportTable", Request(prefix, bucket ?? caller.Bucket, owner), account), account);
    }

    private static async Task<JsonNode> EndAsync(DynamoDbCaller caller, JsonNode started, string account)
    {
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
