using System;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Tables;

public sealed class SettingsTests
{
    private const string KinesisArn = "arn:aws:kinesis:eu-west-1:111111111111:stream/s";
    private const string Kinesis = $$"""{"TableName":"Orders","StreamArn":"{{KinesisArn}}"}""";
    private const string Arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";

    [Fact]
    public void Tags_MoreThanAPage_AreToldOnceOverTwoPages()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        string tags = string.Join(',', Enumerable.Range(0, 15).Select(i => $"{{\"Key\":\"k{i:D2}\",\"Value\":\"v\"}}"));
        caller.Call("TagResource", $"{{\"ResourceArn\":\"{Arn}\",\"Tags\":[{tags}]}}");
        caller.Pass(2);
        caller.Call("UntagResource", $"{{\"ResourceArn\":\"{Arn}\",\"TagKeys\":[\"k03\"]}}");
        caller.Pass(2);

        JsonNode first = caller.Call("ListTagsOfResource", $"{{\"ResourceArn\":\"{Arn}\"}}");
        JsonNode second = caller.Call("ListTagsOfResource", $"{{\"ResourceArn\":\"{Arn}\",\"NextToken\":\"{(string)first["NextToken"]!}\"}}");

        string[] keys = [.. first["Tags"]!.AsArray().Concat(second["Tags"]!.AsArray()).Select(tag => (string)tag!["Key"]!)];
        Assert.Equal(Enumerable.Range(0, 15).Where(i => i != 3).Select(i => $"k{i:D2}"), keys);
        Assert.Null(second["NextToken"]);
    }

    [Fact]
    public void Tags_JustChanged_AreShownLaterAndCannotBeChangedAgain()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        string one = $$"""{"ResourceArn":"{{Arn}}","Tags":[{"Key":"a","Value":"1"}]}""";
        caller.Call("TagResource", one);

        Assert.Equal("""{"Tags":[]}""", caller.Call("ListTagsOfResource", $$"""{"ResourceArn":"{{Arn}}"}""").ToJsonString());
        caller.Call("TagResource", one);
        caller.Call("TagResource", $$"""{"ResourceArn":"{{Arn}}","Tags":[{"Key":"b","Value":"2"},{"Key":"a","Value":"1"}]}""");
        ServiceException error = caller.Refused("UntagResource", $$"""{"ResourceArn":"{{Arn}}","TagKeys":["zzz"]}""");
        Assert.Equal("LimitExceededException", error.Code);
        Assert.Equal("Subscriber limit exceeded: Table tags are being updated: Orders", error.Message);
        Assert.Equal(
            "Attempt to change a resource which is still in use: Table tags are being updated: Orders",
            caller.Refused("DeleteTable", """{"TableName":"Orders"}""").Message);
        caller.Pass(2);

        Assert.Equal(
            """{"Tags":[{"Key":"a","Value":"1"},{"Key":"b","Value":"2"}]}""",
            caller.Call("ListTagsOfResource", $$"""{"ResourceArn":"{{Arn}}"}""").ToJsonString());
    }

    [Theory]
    [InlineData("TagResource", "\"Tags\":[]", "Atleast one Tag needs to be provided as Input.")]
    [InlineData("UntagResource", "\"TagKeys\":[]", "Atleast one Tag Key needs to be provided as Input.")]
    [InlineData("TagResource", "\"Tags\":[{\"Key\":\"a\"}]", "The Tag Value provided is invalid, Value: null")]
    [InlineData("TagResource", "\"Tags\":[{\"Value\":\"a\"}]", "The Tag Key provided is invalid, Key: null")]
    [InlineData("TagResource", "\"Tags\":[{\"Key\":\"\",\"Value\":\"a\"}]", "The Tag Key provided is invalid, Key: ")]
    [InlineData("TagResource", "\"Tags\":[{\"Key\":\"a,b\",\"Value\":\"a\"}]", "The Tag Key provided is invalid, Key: a,b")]
    [InlineData("TagResource", "\"Tags\":[{\"Key\":\"a\",\"Value\":\"100%\"}]", "The Tag Value provided is invalid, Value: 100%")]
    [InlineData("TagResource", "\"Tags\":[{\"Key\":\"aws:x\",\"Value\":\"a\"}]", "Tag Key cannot be prefixed with aws:, Key: aws:x")]
    [InlineData("TagResource", "\"Tags\":[{\"Key\":\"a\",\"Value\":\"1\"},{\"Key\":\"a\",\"Value\":\"2\"}]", "Duplicate Tag Keys provided as input: Duplicate Tag Key found a")]
    public void Tags_Malformed_AreRefused(string operation, string tags, string message)
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");

        ServiceException error = caller.Refused(operation, $$"""{"ResourceArn":"{{Arn}}",{{tags}}}""");

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("Orders", "ValidationException", "One or more parameter values were invalid: ARNs must start with 'arn:': Orders")]
    [InlineData(Arn + "/index/x", "ValidationException", "One or more parameter values were invalid: Invalid resource arn provided, only table or stream is accepted. Provided resource arn: " + Arn + "/index/x")]
    [InlineData(Arn + "2", "ResourceNotFoundException", "Requested resource not found: ResourceArn: " + Arn + "2 not found")]
    public void Tags_OfWhatHasNone_AreRefused(string resource, string code, string message)
    {
        using var caller = new DynamoDbCaller();

        ServiceException error = caller.Refused("ListTagsOfResource", $$"""{"ResourceArn":"{{resource}}"}""");

        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Tags_FiftyOne_AreRefused()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        string tags = string.Join(',', Enumerable.Range(0, 50).Select(i => $"{{\"Key\":\"k{i}\",\"Value\":\"v\"}}"));
        caller.Call("TagResource", $"{{\"ResourceArn\":\"{Arn}\",\"Tags\":[{tags}]}}");
        caller.Pass(2);

        Assert.Equal(
            "Number of Tags exceed the current limit for the provided ResourceArn",
            caller.Refused("TagResource", $$"""{"ResourceArn":"{{Arn}}","Tags":[{"Key":"one more","Value":""}]}""").Message);
    }

    [Fact]
    public void ContributorInsights_Enabled_AreDescribedAndListed()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        const string Disabled = """{"TableName":"Orders","ContributorInsightsStatus":"DISABLED"}""";
        Assert.Equal(Disabled, caller.Call("DescribeContributorInsights", """{"TableName":"Orders"}""").ToJsonString());
        Assert.Equal(Disabled, caller.Call("UpdateContributorInsights", """{"TableName":"Orders","ContributorInsightsAction":"DISABLE"}""").ToJsonString());
        const string Enable = """{"TableName":"Orders","ContributorInsightsAction":"ENABLE","ContributorInsightsMode":"THROTTLED_KEYS"}""";

        Assert.Equal(
            """{"TableName":"Orders","ContributorInsightsStatus":"ENABLING","ContributorInsightsMode":"THROTTLED_KEYS"}""",
            caller.Call("UpdateContributorInsights", Enable).ToJsonString());
        caller.Pass(1);

        Assert.Equal("ENABLED", (string)caller.Call("UpdateContributorInsights", Enable)["ContributorInsightsStatus"]!);
        Assert.Equal(
            """{"ContributorInsightsSummaries":[{"TableName":"Orders","ContributorInsightsStatus":"ENABLED","ContributorInsightsMode":"THROTTLED_KEYS"}]}""",
            caller.Call("ListContributorInsights", "{}").ToJsonString());
        Assert.StartsWith(
            "DynamoDBContributorInsights-PKT-Orders-",
            (string)Assert.Single(caller.Call("DescribeContributorInsights", """{"TableName":"Orders"}""")["ContributorInsightsRuleList"]!.AsArray())!);
        caller.Call("UpdateContributorInsights", """{"TableName":"Orders","ContributorInsightsAction":"DISABLE"}""");
        caller.Pass(1);
        Assert.Equal("""{"ContributorInsightsSummaries":[]}""", caller.Call("ListContributorInsights", "{}").ToJsonString());
    }

    [Fact]
    public void ContributorInsights_OfSeveralTables_ArePaged()
    {
        using var caller = new DynamoDbCaller();
        foreach (string table in new[] { "One", "Two", "Six" })
        {
            caller.CreateTable(table);
            caller.Call("UpdateContributorInsights", $$"""{"TableName":"{{table}}","ContributorInsightsAction":"ENABLE"}""");
        }

        JsonNode first = caller.Call("ListContributorInsights", """{"MaxResults":2}""");
        JsonNode second = caller.Call("ListContributorInsights", $$"""{"MaxResults":2,"NextToken":"{{(string)first["NextToken"]!}}"}""");

        Assert.Equal(
            ["One", "Six", "Two"],
            first["ContributorInsightsSummaries"]!.AsArray().Concat(second["ContributorInsightsSummaries"]!.AsArray())
                .Select(summary => (string)summary!["TableName"]!));
        Assert.Null(second["NextToken"]);
    }

    [Fact]
    public void ContributorInsights_OfNoIndexOrNewTable_AreRefused()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        caller.Call("CreateTable", """
            {"TableName":"New","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}
            """);

        Assert.Equal(
            "Requested resource not found: Index: gone not found for table: Orders",
            caller.Refused("DescribeContributorInsights", """{"TableName":"Orders","IndexName":"gone"}""").Message);
        Assert.Equal(
            "Table or Index is not in a valid state to update Key Access Insights: TableStatus must be ACTIVE to enable ContributorInsights.",
            caller.Refused("UpdateContributorInsights", """{"TableName":"New","ContributorInsightsAction":"ENABLE"}""").Message);
    }

    [Fact]
    public void KinesisDestination_ThroughItsLife_TellsItsStates()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");

        Assert.Equal("ENABLING", (string)caller.Call("EnableKinesisStreamingDestination", Kinesis)["DestinationStatus"]!);
        Assert.Equal("ENABLING", Destination(caller));
        caller.Pass(1);
        Assert.Equal("ACTIVE", Destination(caller));
        Assert.Equal(
            $$$"""{"TableName":"Orders","StreamArn":"{{{KinesisArn}}}","DestinationStatus":"UPDATING","UpdateKinesisStreamingConfiguration":{"ApproximateCreationDateTimePrecision":"MICROSECOND"}}""",
            caller.Call("UpdateKinesisStreamingDestination", Precision("MICROSECOND")).ToJsonString());
        caller.Pass(1);
        caller.Call("DisableKinesisStreamingDestination", Kinesis);
        Assert.Equal("DISABLING", Destination(caller));
        caller.Pass(1);
        Assert.Equal(
            $$"""{"TableName":"Orders","KinesisDataStreamDestinations":[{"StreamArn":"{{KinesisArn}}","DestinationStatus":"DISABLED","ApproximateCreationDateTimePrecision":"MICROSECOND"}]}""",
            caller.Call("DescribeKinesisStreamingDestination", """{"TableName":"Orders"}""").ToJsonString());
    }

    [Fact]
    public void KinesisDestination_InTheWrongState_IsRefused()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        const string Prefix = "Table is not in a valid state to enable Kinesis Streaming Destination: ";

        Assert.Equal(
            Prefix + "KinesisStreamingDestination must be ACTIVE to perform DISABLE operation.",
            caller.Refused("DisableKinesisStreamingDestination", Kinesis).Message);
        caller.Call("EnableKinesisStreamingDestination", Kinesis);
        Assert.Equal(
            Prefix + "EnableKinesisStreamingDestination must be DISABLED or ENABLE_FAILED to perform ENABLE operation.",
            caller.Refused("EnableKinesisStreamingDestination", Kinesis).Message);
        Assert.Equal(
            Prefix + $"Kinesis streaming is not in ACTIVE state. Updates are only allowed in ACTIVE state. TableName: Orders, kdsArn: {KinesisArn}",
            caller.Refused("UpdateKinesisStreamingDestination", Precision("MICROSECOND")).Message);
        caller.Pass(1);
        Assert.StartsWith(
            "Invalid Request: Precision is already set to the desired value of MILLISECOND for tableId: ",
            caller.Refused("UpdateKinesisStreamingDestination", Precision("MILLISECOND")).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "Streaming destination cannot be updated with given parameters: UpdateKinesisStreamingConfiguration cannot be null or contain only null values",
            caller.Refused("UpdateKinesisStreamingDestination", Kinesis).Message);
    }

    [Fact]
    public void DescribeLimits_Asked_TellsTheDefaultQuotas()
    {
        using var caller = new DynamoDbCaller();

        Assert.Equal(
            """{"AccountMaxReadCapacityUnits":80000,"AccountMaxWriteCapacityUnits":80000,"TableMaxReadCapacityUnits":40000,"TableMaxWriteCapacityUnits":40000}""",
            caller.Call("DescribeLimits", "{}").ToJsonString());
    }

    private static string Precision(string precision)
    {
        return $$$"""{"TableName":"Orders","StreamArn":"{{{KinesisArn}}}","UpdateKinesisStreamingConfiguration":{"ApproximateCreationDateTimePrecision":"{{{precision}}}"}}""";
    }

    private static string Destination(DynamoDbCaller caller)
    {
        JsonNode answer = caller.Call("DescribeKinesisStreamingDestination", """{"TableName":"Orders"}""");
        return (string)Assert.Single(answer["KinesisDataStreamDestinations"]!.AsArray())!["DestinationStatus"]!;
    }
}
