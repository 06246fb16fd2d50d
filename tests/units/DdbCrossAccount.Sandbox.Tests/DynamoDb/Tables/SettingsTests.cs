using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Tables;

public sealed class SettingsTests
{
    private const string Arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";

    [Fact]
    public void Tags_MoreThanAPage_AreToldOnceOverTwoPages()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        string tags = string.Join(',', Enumerable.Range(0, 15).Select(i => $"{{\"Key\":\"k{i:D2}\",\"Value\":\"v\"}}"));
        caller.Call("TagResource", $"{{\"ResourceArn\":\"{Arn}\",\"Tags\":[{tags}]}}");
        caller.Call("UntagResource", $"{{\"ResourceArn\":\"{Arn}\",\"TagKeys\":[\"k03\"]}}");

        JsonNode first = caller.Call("ListTagsOfResource", $"{{\"ResourceArn\":\"{Arn}\"}}");
        JsonNode second = caller.Call("ListTagsOfResource", $"{{\"ResourceArn\":\"{Arn}\",\"NextToken\":\"{(string)first["NextToken"]!}\"}}");

        string[] keys = [.. first["Tags"]!.AsArray().Concat(second["Tags"]!.AsArray()).Select(tag => (string)tag!["Key"]!)];
        Assert.Equal(Enumerable.Range(0, 15).Where(i => i != 3).Select(i => $"k{i:D2}"), keys);
        Assert.Null(second["NextToken"]);
        Assert.Equal(
            "Invalid TableArn: Invalid ResourceArn provided as input Orders",
            caller.Refused("ListTagsOfResource", """{"ResourceArn":"Orders"}""").Message);
    }

    [Fact]
    public void ContributorInsights_Enabled_AreDescribedAndListed()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        Assert.Equal(
            """{"TableName":"Orders","ContributorInsightsStatus":"DISABLED"}""",
            caller.Call("DescribeContributorInsights", """{"TableName":"Orders"}""").ToJsonString());

        caller.Call("UpdateContributorInsights", """
            {"TableName":"Orders","ContributorInsightsAction":"ENABLE","ContributorInsightsMode":"THROTTLED_KEYS"}
            """);

        Assert.Equal(
            """{"ContributorInsightsSummaries":[{"TableName":"Orders","ContributorInsightsStatus":"ENABLED","ContributorInsightsMode":"THROTTLED_KEYS"}]}""",
            caller.Call("ListContributorInsights", "{}").ToJsonString());
        Assert.Equal(
            "Requested resource not found: Table: Orders Index: gone not found",
            caller.Refused("DescribeContributorInsights", """{"TableName":"Orders","IndexName":"gone"}""").Message);
    }

    [Fact]
    public void KinesisDestination_Enabled_IsDescribed()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        const string Request = """{"TableName":"Orders","StreamArn":"arn:aws:kinesis:eu-west-1:111111111111:stream/s","EnableKinesisStreamingConfiguration":{"ApproximateCreationDateTimePrecision":"MICROSECOND"}}""";

        caller.Call("EnableKinesisStreamingDestination", Request);

        Assert.Equal(
            """{"TableName":"Orders","KinesisDataStreamDestinations":[{"StreamArn":"arn:aws:kinesis:eu-west-1:111111111111:stream/s","DestinationStatus":"ACTIVE","ApproximateCreationDateTimePrecision":"MICROSECOND"}]}""",
            caller.Call("DescribeKinesisStreamingDestination", """{"TableName":"Orders"}""").ToJsonString());
        Assert.Equal("ResourceInUseException", caller.Refused("EnableKinesisStreamingDestination", Request).Code);
    }

    [Fact]
    public void DescribeLimits_Asked_TellsTheDefaultQuotas()
    {
        using var caller = new DynamoDbCaller();

        Assert.Equal(
            """{"AccountMaxReadCapacityUnits":80000,"AccountMaxWriteCapacityUnits":80000,"TableMaxReadCapacityUnits":40000,"TableMaxWriteCapacityUnits":40000}""",
            caller.Call("DescribeLimits", "{}").ToJsonString());
    }
}
