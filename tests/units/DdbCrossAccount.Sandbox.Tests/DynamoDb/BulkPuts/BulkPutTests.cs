using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.S3.Storage;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.BulkPuts;

public sealed class BulkPutTests
{
    [Fact]
    public async Task BulkPut_OfAnExport_WritesIntoTheExistingTable()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Source");
        ExportFolder.EnableRecovery(caller, "Source");
        for (int i = 0; i < 100; i++)
        {
            caller.Put("Source", $$$"""{"id":{"S":"{{{i}}}"},"n":{"N":"{{{i}}}"}}""");
        }

        JsonNode export = await ExportFolder.ExportAsync(caller, "Source");
        string data = ((string)export["ExportManifest"]!).Replace("manifest-summary.json", "data/", StringComparison.Ordinal);
        Table(caller);
        caller.Put("Things", """{"id":{"S":"5"},"old":{"BOOL":true}}""", DynamoDbCaller.Target);

        JsonNode operation = await EndAsync(caller, Start(caller, data, compression: "GZIP"));

        Assert.Equal("COMPLETED", (string)operation["BulkOperationStatus"]!);
        Assert.Equal((100, 0), ((int)operation["ProcessedItemCount"]!, (int)operation["FailedItemCount"]!));
        Assert.Equal((long)operation["TotalInputBytes"]!, (long)operation["ProcessedInputBytes"]!);
        Assert.Equal(Items(caller, "Source", DynamoDbCaller.Source), Items(caller, "Things", DynamoDbCaller.Target));
        JsonNode usage = Assert.Single(operation["BulkOperationUsage"]!.AsArray())!;
        Assert.Equal("Things", (string)usage["TableName"]!);
        Assert.Equal((long)usage["BulkPutBytes"]!, (long)usage["Table"]!["BulkPutBytes"]!);
    }

    [Fact]
    public async Task BulkPut_IntoATableWithALocalIndex_KeepsItUp()
    {
        using var caller = new DynamoDbCaller();
        caller.Call("CreateTable", """
            {"TableName":"Things","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"s","AttributeType":"S"},{"AttributeName":"n","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],
             "LocalSecondaryIndexes":[{"IndexName":"byN","KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"n","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}]}
            """, DynamoDbCaller.Target);
        caller.Pass(1);
        Upload(caller, "in/1", """
            {"Item":{"id":{"S":"a"},"s":{"S":"1"},"n":{"N":"7"},"more":{"S":"not projected"}}}
            {"Item":{"id":{"S":"a"},"s":{"S":"2"}}}
            """);

        JsonNode operation = await EndAsync(caller, Start(caller, "in/"));

        JsonNode usage = Assert.Single(operation["BulkOperationUsage"]!.AsArray())!;
        long local = (long)usage["LocalSecondaryIndexes"]!["byN"]!["BulkPutBytes"]!;
        Assert.True(local > 0);
        Assert.Equal((long)usage["BulkPutBytes"]!, (long)usage["Table"]!["BulkPutBytes"]! + local);
    }

    [Fact]
    public async Task BulkPut_WithConditions_LeavesOutAndReportsWhatIsNotMet()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);
        caller.Put("Things", """{"id":{"S":"a"},"n":{"N":"1"}}""", DynamoDbCaller.Target);
        Upload(caller, "in/1", """
            {"Item":{"id":{"S":"a"},"n":{"N":"2"}},"ConditionExpression":"attribute_not_exists(id)"}
            {"Item":{"id":{"S":"b"},"n":{"N":"2"}},"ConditionExpression":"attribute_not_exists(#k)","ExpressionAttributeNames":{"#k":"id"}}
            {"Item":{"id":{"S":"a"},"n":{"N":"3"}},"ConditionExpression":"n < :n","ExpressionAttributeValues":{":n":{"N":"3"}}}
            """);

        JsonNode operation = await EndAsync(caller, Start(caller, "in/"));

        Assert.Equal("COMPLETED", (string)operation["BulkOperationStatus"]!);
        Assert.Equal((3, 0), ((int)operation["ProcessedItemCount"]!, (int)operation["FailedItemCount"]!));
        Assert.Equal(["""{"id":{"S":"a"},"n":{"N":"3"}}""", """{"id":{"S":"b"},"n":{"N":"2"}}"""], Items(caller, "Things", DynamoDbCaller.Target));
        JsonNode report = JsonNode.Parse(Report(caller, operation, "CONDITION_CHECK_FAILURE"))!;
        Assert.Equal("2", (string)report["attemptedItem"]!["n"]!["N"]!);
        Assert.Equal("1", (string)report["existingItem"]!["n"]!["N"]!);
        Assert.Equal("""{"bucket":"ddb-exports-222222222222","key":"in/1","itemIndex":0}""", report["itemS3Pointer"]!.ToJsonString());
    }

    [Fact]
    public async Task BulkPut_WithInvalidRecords_CompletesWithErrors()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);
        Upload(caller, "in/1", """
            {"Item":{"id":{"S":"a"}}}
            {"Item":{"id":{"N":"1"}}}
            {"Item":{"id":{"S":"b"}},"ConditionExpression":"attribute_not_exists("}
            {"Item":{"id":{"S":"c"}}}
            nonsense
            {"Item":{"id":{"S":"d"}}}
            """);
        Upload(caller, "in/2", """{"Item":{"id":{"S":"e"}}}""");

        JsonNode operation = await EndAsync(caller, Start(caller, "in/"));

        Assert.Equal("COMPLETED_WITH_ERRORS", (string)operation["BulkOperationStatus"]!);
        Assert.Equal((6, 3), ((int)operation["ProcessedItemCount"]!, (int)operation["FailedItemCount"]!));
        Assert.Null(operation["FailureCode"]);
        Assert.Equal(["""{"id":{"S":"a"}}""", """{"id":{"S":"c"}}""", """{"id":{"S":"e"}}"""], Items(caller, "Things", DynamoDbCaller.Target));
        string[] errors = Report(caller, operation, "ERROR").Split('\n')[..^1];
        Assert.Equal(3, errors.Length);
        Assert.Equal(
            "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N",
            (string)JsonNode.Parse(errors[0])!["errorMessages"]![0]!);
    }

    [Fact]
    public async Task BulkPut_Cancelled_KeepsWhatItWrote()
    {
        using var caller = new DynamoDbCaller(new SandboxOptions { BulkPutDuration = TimeSpan.FromSeconds(100) });
        Table(caller);
        Upload(caller, "in/1", string.Concat(Enumerable.Range(0, 5000).Select(i => $$$$"""{"Item":{"id":{"S":"{{{{i}}}}"}}}""" + "\n")));
        JsonNode started = Start(caller, "in/");
        string arn = Arn(started);
        Assert.Equal("IN_PROGRESS", (string)started["BulkOperationDescription"]!["BulkOperationStatus"]!);

        JsonNode answer = caller.Call("CancelBulkOperation", $$"""{"BulkOperationArn":"{{arn}}"}""", DynamoDbCaller.Target);

        Assert.Equal($$"""{"BulkOperationArn":"{{arn}}","BulkOperationStatus":"CANCELLING"}""", answer.ToJsonString());
        JsonNode operation = await EndAsync(caller, started, seconds: 101);
        Assert.Equal("CANCELLED", (string)operation["BulkOperationStatus"]!);
        Assert.Equal("Cancelled", (string)operation["FailureCode"]!);
        Assert.True((int)operation["ProcessedItemCount"]! < 5000);
        ServiceException again = caller.Refused("CancelBulkOperation", $$"""{"BulkOperationArn":"{{arn}}"}""", DynamoDbCaller.Target);
        Assert.Equal($"The bulk operation is not in progress: {arn}", again.Message);
    }

    [Fact]
    public async Task BulkPut_WithALimitOfUnits_TakesItsTime()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);
        Upload(caller, "in/1", string.Concat(Enumerable.Range(0, 3000).Select(i => $$$$"""{"Item":{"id":{"S":"{{{{i}}}}"}}}""" + "\n")));
        JsonNode started = Start(caller, "in/", ",\"MaxWriteRequestUnits\":1024");

        JsonNode operation = await EndAsync(caller, started, seconds: 10);

        double lasted = (double)operation["EndTime"]! - (double)operation["StartTime"]!;
        Assert.Equal(3000, (int)operation["ProcessedItemCount"]!);
        Assert.InRange(lasted, 2.92, 2.94);
    }

    [Theory]
    [InlineData("no-such-bucket", "", "S3NoSuchBucket")]
    [InlineData("ddb-exports-222222222222", ",\"S3BucketOwner\":\"111111111111\"", "S3AccessDenied")]
    public async Task BulkPut_BucketRefuses_Fails(string bucket, string owner, string code)
    {
        using var caller = new DynamoDbCaller();
        Table(caller);

        JsonNode operation = await EndAsync(caller, caller.Call("StartBulkPutItems", Request(bucket, "in/", "NONE", owner, ""), DynamoDbCaller.Target));

        Assert.Equal("FAILED", (string)operation["BulkOperationStatus"]!);
        Assert.Equal(code, (string)operation["FailureCode"]!);
        Assert.Null(operation["TotalInputBytes"]);
    }

    [Fact]
    public async Task BulkPut_IntoATableWithAStream_IsSeenThere()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Things", DynamoDbCaller.Target, ",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_IMAGE\"}");
        Upload(caller, "in/1", """{"Item":{"id":{"S":"a"}}}""");

        await EndAsync(caller, Start(caller, "in/"));

        string arn = (string)caller.Call("DescribeTable", """{"TableName":"Things"}""", DynamoDbCaller.Target)["Table"]!["LatestStreamArn"]!;
        JsonNode stream = caller.Call("DynamoDBStreams_20120810.DescribeStream", $$"""{"StreamArn":"{{arn}}"}""", DynamoDbCaller.Target);
        int records = stream["StreamDescription"]!["Shards"]!.AsArray()
            .Select(shard => (string)caller.Call("DynamoDBStreams_20120810.GetShardIterator", $$"""
                {"StreamArn":"{{arn}}","ShardId":"{{(string)shard!["ShardId"]!}}","ShardIteratorType":"TRIM_HORIZON"}
                """, DynamoDbCaller.Target)["ShardIterator"]!)
            .Sum(iterator => caller.Call("DynamoDBStreams_20120810.GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""", DynamoDbCaller.Target)["Records"]!.AsArray().Count);
        Assert.Equal(1, records);
    }

    [Fact]
    public void BulkPut_SameToken_IsOneOperation()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);

        string first = Arn(Start(caller, "in/", ",\"ClientToken\":\"t\""));
        string second = Arn(Start(caller, "in/", ",\"ClientToken\":\"t\""));
        ServiceException other = caller.Refused(
            "StartBulkPutItems", Request(caller.Bucket, "other/", "NONE", "", ",\"ClientToken\":\"t\""), DynamoDbCaller.Target);

        Assert.Equal(first, second);
        Assert.Equal("IdempotentParameterMismatchException", other.Code);
    }

    [Fact]
    public void ListBulkOperations_OfTwelve_TellsTenAPage()
    {
        using var caller = new DynamoDbCaller();
        Table(caller);
        string[] arns = [.. Enumerable.Range(0, 12).Select(i => Arn(Start(caller, $"in{i}/")))];

        JsonNode first = caller.Call("ListBulkOperations", "{}", DynamoDbCaller.Target);
        JsonNode second = caller.Call("ListBulkOperations", $$"""{"NextToken":"{{(string)first["NextToken"]!}}"}""", DynamoDbCaller.Target);

        Assert.Equal(10, first["BulkOperationsSummaryList"]!.AsArray().Count);
        Assert.Equal(
            arns.Reverse(),
            first["BulkOperationsSummaryList"]!.AsArray().Concat(second["BulkOperationsSummaryList"]!.AsArray())
                .Select(summary => (string)summary!["BulkOperationArn"]!));
        Assert.Null(second["NextToken"]);
    }

    [Theory]
    [InlineData("\"TableName\":\"Things\"", "2 validation errors detected: Value null at 'inputS3Configuration' failed to satisfy constraint: Member must not be null; Value null at 'outputS3Configuration' failed to satisfy constraint: Member must not be null")]
    [InlineData("\"TableName\":\"Things\",\"InputS3Configuration\":{\"S3Bucket\":\"b\",\"InputFormat\":\"CSV\"},\"OutputS3Configuration\":{\"S3Bucket\":\"b\",\"OutputType\":[\"ERROR\"]}", "1 validation error detected: Value 'CSV' at 'inputS3Configuration.inputFormat' failed to satisfy constraint: Member must satisfy enum value set: [DYNAMODB_JSON, ION]")]
    [InlineData("\"TableName\":\"Things\",\"MaxWriteRequestUnits\":1023,\"InputS3Configuration\":{\"S3Bucket\":\"b\",\"InputFormat\":\"DYNAMODB_JSON\"},\"OutputS3Configuration\":{\"S3Bucket\":\"b\",\"OutputType\":[\"ERROR\"]}", "1 validation error detected: Value '1023' at 'maxWriteRequestUnits' failed to satisfy constraint: Member must have value greater than or equal to 1024")]
    [InlineData("\"TableName\":\"Things\",\"InputS3Configuration\":{\"S3Bucket\":\"b\",\"InputFormat\":\"ION\"},\"OutputS3Configuration\":{\"S3Bucket\":\"b\",\"OutputType\":[\"ERROR\"]}", "This sandbox does not implement the request member InputFormat=ION yet.")]
    [InlineData("\"TableName\":\"Things\",\"InputS3Configuration\":{\"S3Bucket\":\"b\",\"InputFormat\":\"DYNAMODB_JSON\"},\"OutputS3Configuration\":{\"S3Bucket\":\"b\",\"OutputType\":[]}", "1 validation error detected: Value '[]' at 'outputS3Configuration.outputType' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    public void BulkPut_InvalidRequest_IsRefused(string request, string message)
    {
        using var caller = new DynamoDbCaller();
        Table(caller);

        ServiceException error = caller.Refused("StartBulkPutItems", $"{{{request}}}", DynamoDbCaller.Target);

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void BulkPut_TableNotReady_IsRefused()
    {
        using var caller = new DynamoDbCaller();
        string request = Request(caller.Bucket, "in/", "NONE", "", "");
        Assert.Equal(
            "Requested resource not found: Table: Things not found",
            caller.Refused("StartBulkPutItems", request, DynamoDbCaller.Target).Message);
        caller.CreateTable("Things", DynamoDbCaller.Target);
        caller.Call("UpdateTable", """
            {"TableName":"Things","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":
             {"IndexName":"byG","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}
            """, DynamoDbCaller.Target);

        ServiceException error = caller.Refused("StartBulkPutItems", request, DynamoDbCaller.Target);

        Assert.Equal("ResourceInUseException", error.Code);
        Assert.Equal(
            "Attempt to change a resource which is still in use: Can't start a bulk operation when an index is being created. Table: Things Indexes: [byG]",
            error.Message);
    }

    [Theory]
    [InlineData("arn:aws:dynamodb:eu-west-1:222222222222:table/Things/bulk-operation/1", "ResourceNotFoundException", "Requested resource not found: BulkOperation: arn:aws:dynamodb:eu-west-1:222222222222:table/Things/bulk-operation/1 not found")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/Things/bulk-operation/1", "AccessDeniedException", "Access is denied")]
    [InlineData("x", "ValidationException", "Invalid Bulk Operation ARN")]
    public void DescribeBulkOperation_OfNone_IsRefused(string arn, string code, string message)
    {
        using var caller = new DynamoDbCaller();

        ServiceException error = caller.Refused("DescribeBulkOperation", $$"""{"BulkOperationArn":"{{arn}}"}""", DynamoDbCaller.Target);

        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.Message);
    }

    private static void Table(DynamoDbCaller caller)
    {
        caller.CreateTable("Things", DynamoDbCaller.Target);
    }

    private static JsonNode Start(DynamoDbCaller caller, string prefix, string more = "", string compression = "NONE")
    {
        return caller.Call("StartBulkPutItems", Request(caller.Bucket, prefix, compression, "", more), DynamoDbCaller.Target);
    }

    private static string Request(string bucket, string prefix, string compression, string owner, string more)
    {
        return $$"""
            {"TableName":"Things","InputS3Configuration":{"S3Bucket":"{{bucket}}","S3KeyPrefix":"{{prefix}}","InputFormat":"DYNAMODB_JSON",
             "InputCompressionType":"{{compression}}"{{owner}}},
             "OutputS3Configuration":{"S3Bucket":"ddb-exports-222222222222","S3KeyPrefix":"out/","OutputType":["ERROR","CONDITION_CHECK_FAILURE"]}{{more}}}
            """;
    }

    private static string Arn(JsonNode answer)
    {
        return (string)answer["BulkOperationDescription"]!["BulkOperationArn"]!;
    }

    private static async Task<JsonNode> EndAsync(DynamoDbCaller caller, JsonNode started, double seconds = 1)
    {
        caller.Pass(seconds);
        await caller.Services.DynamoDb.BulkOperations.Find(Arn(started))!.Completion;
        return caller.Call("DescribeBulkOperation", $$"""{"BulkOperationArn":"{{Arn(started)}}"}""", DynamoDbCaller.Target)["BulkOperationDescription"]!;
    }

    private static string Report(DynamoDbCaller caller, JsonNode operation, string type)
    {
        string id = ((string)operation["BulkOperationArn"]!).Split('/')[^1];
        return ExportFolder.Text(caller, $"out/AWSDynamoDB/{id}/{type}.json");
    }

    private static string[] Items(DynamoDbCaller caller, string table, string account)
    {
        JsonNode answer = caller.Call("Scan", $$"""{"TableName":"{{table}}"}""", account);
        return [.. answer["Items"]!.AsArray().Select(item => item!.ToJsonString()).Order(StringComparer.Ordinal)];
    }

    private static void Upload(DynamoDbCaller caller, string key, string content)
    {
        caller.Services.S3.PutObject(
            caller.Root(DynamoDbCaller.Target), new ObjectUpload { Bucket = caller.Bucket, Key = key }, Encoding.UTF8.GetBytes(content));
    }
}
