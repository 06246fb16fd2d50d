using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.SQS;
using DdbCrossAccount.Core.Aws.SQS.Model;
using DdbCrossAccount.Core.Tests.Aws.DynamoDb;
using DdbCrossAccount.Core.Tests.Aws.Http;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.SQS;

public sealed class AmazonSQSClientTests
{
    private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/bell";

    [Fact]
    public async Task Queues_MakeFindReadChangeDelete_AreSentAndRead()
    {
        await using var server = new ScriptedServer(
            Answer.Json($$"""{"QueueUrl":"{{Url}}"}"""), Answer.Json($$"""{"QueueUrl":"{{Url}}"}"""),
            Answer.Json("""{"Attributes":{"QueueArn":"A","ApproximateNumberOfMessages":"3"}}"""), Answer.Empty(), Answer.Empty());
        using AmazonSQSClient client = Client(server);

        CreateQueueResponse made = await client.CreateQueueAsync(new()
        {
            QueueName = "bell",
            Attributes = new() { ["MessageRetentionPeriod"] = "1209600" },
            Tags = new() { ["k"] = "v" },
        });
        GetQueueUrlResponse found = await client.GetQueueUrlAsync(
            new() { QueueName = "bell", QueueOwnerAWSAccountId = "111111111111" });
        GetQueueAttributesResponse read = await client.GetQueueAttributesAsync(
            new() { QueueUrl = Url, AttributeNames = ["All"] });
        await client.SetQueueAttributesAsync(new() { QueueUrl = Url, Attributes = new() { ["VisibilityTimeout"] = "60" } });
        await client.DeleteQueueAsync(new() { QueueUrl = Url });

        Assert.Equal((Url, Url, "3"), (made.QueueUrl, found.QueueUrl, read.Attributes!["ApproximateNumberOfMessages"]));
        Assert.Equal(
            [
                """{"QueueName":"bell","Attributes":{"MessageRetentionPeriod":"1209600"},"tags":{"k":"v"}}""",
                """{"QueueName":"bell","QueueOwnerAWSAccountId":"111111111111"}""",
                $$"""{"QueueUrl":"{{Url}}","AttributeNames":["All"]}""",
                $$$"""{"QueueUrl":"{{{Url}}}","Attributes":{"VisibilityTimeout":"60"}}""",
                $$"""{"QueueUrl":"{{Url}}"}""",
            ],
            server.Requests.Select(request => request.Text));
        Assert.Equal(
            ["CreateQueue", "GetQueueUrl", "GetQueueAttributes", "SetQueueAttributes", "DeleteQueue"],
            server.Requests.Select(request => request.Operation));
        Assert.Equal("application/x-amz-json-1.0", server.Requests[0].Headers["Content-Type"]);
        Assert.Equal("AmazonSQS.CreateQueue", server.Requests[0].Headers["X-Amz-Target"]);
        Assert.Contains("/eu-west-1/sqs/aws4_request", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Equal("POST /", request.Line));
    }

    [Fact]
    public async Task SendMessageAsync_WithAttributes_IsSentAndRead()
    {
        await using var server = new ScriptedServer(Answer.Json("""{"MessageId":"m1","MD5OfMessageBody":"d"}"""));
        using AmazonSQSClient client = Client(server);

        SendMessageResponse response = await client.SendMessageAsync(new()
        {
            QueueUrl = Url,
            MessageBody = "b",
            DelaySeconds = 0,
            MessageAttributes = new()
            {
                ["t"] = new() { DataType = "String", StringValue = "x" },
                ["b"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([0, 1]) },
            },
        });

        Assert.Equal(("m1", "d"), (response.MessageId, response.MD5OfMessageBody));
        Assert.Equal(
            $$$$"""{"QueueUrl":"{{{{Url}}}}","MessageBody":"b","DelaySeconds":0,"MessageAttributes":{"t":{"DataType":"String","StringValue":"x"},"b":{"DataType":"Binary","BinaryValue":"AAE="}}}""",
            Assert.Single(server.Requests).Text);
    }

    [Fact]
    public async Task ReceiveMessageAsync_Messages_AreRead()
    {
        await using var server = new ScriptedServer(Answer.Json(
            """{"Messages":[{"MessageId":"m1","ReceiptHandle":"r1","MD5OfBody":"d","Body":"{}","Attributes":{"ApproximateReceiveCount":"2"},"MessageAttributes":{"b":{"DataType":"Binary","BinaryValue":"AAE="}}}]}"""));
        using AmazonSQSClient client = Client(server);

        ReceiveMessageResponse response = await client.ReceiveMessageAsync(new()
        {
            QueueUrl = Url,
            MaxNumberOfMessages = 10,
            VisibilityTimeout = 30,
            WaitTimeSeconds = 20,
            MessageSystemAttributeNames = ["All"],
            MessageAttributeNames = ["All"],
        });

        Message message = Assert.Single(response.Messages!);
        Assert.Equal(("m1", "r1", "{}", "d"), (message.MessageId, message.ReceiptHandle, message.Body, message.MD5OfBody));
        Assert.Equal("2", message.Attributes!["ApproximateReceiveCount"]);
        Assert.Equal([0, 1], message.MessageAttributes!["b"].BinaryValue!.ToArray());
        Assert.Equal(
            $$"""{"QueueUrl":"{{Url}}","MaxNumberOfMessages":10,"VisibilityTimeout":30,"WaitTimeSeconds":20,"MessageSystemAttributeNames":["All"],"MessageAttributeNames":["All"]}""",
            Assert.Single(server.Requests).Text);
    }

    [Fact]
    public async Task ReceiveMessageAsync_EmptyQueue_HasNoMessages()
    {
        await using var server = new ScriptedServer(Answer.Json("{}"));
        using AmazonSQSClient client = Client(server);

        Assert.Null((await client.ReceiveMessageAsync(new() { QueueUrl = Url })).Messages);
    }

    [Fact]
    public async Task Messages_DeleteAndHide_AreSentAndRead()
    {
        await using var server = new ScriptedServer(
            Answer.Empty(), Answer.Json("""{"Successful":[{"Id":"0"}],"Failed":[{"Id":"1","SenderFault":true,"Code":"ReceiptHandleIsInvalid","Message":"no"}]}"""),
            Answer.Json("{}"));
        using AmazonSQSClient client = Client(server);

        await client.DeleteMessageAsync(new() { QueueUrl = Url, ReceiptHandle = "r" });
        DeleteMessageBatchResponse batch = await client.DeleteMessageBatchAsync(
            new() { QueueUrl = Url, Entries = [new() { Id = "0", ReceiptHandle = "a" }, new() { Id = "1", ReceiptHandle = "b" }] });
        await client.ChangeMessageVisibilityAsync(new() { QueueUrl = Url, ReceiptHandle = "r", VisibilityTimeout = 0 });

        Assert.Equal("0", Assert.Single(batch.Successful!).Id);
        BatchResultErrorEntry failed = Assert.Single(batch.Failed!);
        Assert.Equal(("1", true, "ReceiptHandleIsInvalid", "no"), (failed.Id, failed.SenderFault, failed.Code, failed.Message));
        Assert.Equal(
            [
                $$"""{"QueueUrl":"{{Url}}","ReceiptHandle":"r"}""",
                $$"""{"QueueUrl":"{{Url}}","Entries":[{"Id":"0","ReceiptHandle":"a"},{"Id":"1","ReceiptHandle":"b"}]}""",
                $$"""{"QueueUrl":"{{Url}}","ReceiptHandle":"r","VisibilityTimeout":0}""",
            ],
            server.Requests.Select(request => request.Text));
    }

    [Theory]
    [InlineData("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", typeof(QueueDoesNotExistException))]
    [InlineData("QueueNameExists", "QueueAlreadyExists", typeof(QueueNameExistsException))]
    [InlineData("QueueDeletedRecently", "AWS.SimpleQueueService.QueueDeletedRecently", typeof(QueueDeletedRecentlyException))]
    [InlineData("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight", typeof(MessageNotInflightException))]
    [InlineData("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation", typeof(UnsupportedOperationException))]
    [InlineData("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", typeof(ReceiptHandleIsInvalidException))]
    [InlineData("OverLimit", "OverLimit", typeof(OverLimitException))]
    [InlineData("InvalidAttributeName", "InvalidAttributeName", typeof(InvalidAttributeNameException))]
    [InlineData("InvalidAttributeValue", "InvalidAttributeValue", typeof(InvalidAttributeValueException))]
    [InlineData("InvalidMessageContents", "InvalidMessageContents", typeof(InvalidMessageContentsException))]
    [InlineData("AccessDeniedException", "AccessDenied", typeof(AmazonSQSException))]
    public async Task GetQueueUrlAsync_Refused_FailsAtOnceWithItsTypeByEitherCode(string code, string queryCode, Type type)
    {
        string body = $$"""{"__type":"com.amazonaws.sqs#{{code}}","message":"Told by the test."}""";
        await using var server = new ScriptedServer(
            Answer.Json(body, 400, $"x-amzn-query-error: {queryCode};Sender\r\n"), Answer.Json(body, 400));
        using AmazonSQSClient client = Client(server);

        foreach (string expected in (string[])[queryCode, code])
        {
            var fault = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => client.GetQueueUrlAsync(new() { QueueName = "q" }));
            Assert.IsType(type, fault);
            Assert.Equal((expected, "Told by the test.", "REQUEST1"), (fault.ErrorCode, fault.Message, fault.RequestId));
        }

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task SendMessageAsync_ThrottledAlways_IsRepeatedThenFails()
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(2, Answer.Json(
            """{"__type":"com.amazonaws.sqs#RequestThrottled","message":"slow"}""", 403, "x-amzn-query-error: RequestThrottled;Sender\r\n")));
        using AmazonSQSClient client = Client(server);

        await Assert.ThrowsAsync<RequestThrottledException>(() => client.SendMessageAsync(new() { QueueUrl = Url, MessageBody = "b" }));

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://sqs.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://sqs.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", false, true, "https://sqs.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://sqs-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, true, "https://sqs-fips.us-gov-west-1.api.aws/")]
    public void DetermineServiceOperationEndpoint_Region_IsTheServicesHost(string region, bool dualStack, bool fips, string url)
    {
        var config = new AmazonSQSConfig
        {
            RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region),
            UseDualstackEndpoint = dualStack,
            UseFIPSEndpoint = fips,
        };

        string host = config.DetermineServiceOperationEndpoint(new(new GetQueueUrlRequest())).URL;

        Assert.Equal(url, new Uri(host).ToString());
    }

    // One repeat: the SDK's own wait before it is at most a second.
    private static AmazonSQSClient Client(ScriptedServer server) => new(
        RawClients.Credentials,
        new AmazonSQSConfig
        {
            ServiceURL = server.Url,
            AuthenticationRegion = "eu-west-1",
            MaxErrorRetry = 1,
            HttpClientFactory = new SessionHttpClientFactory(network: null, awaitsBodies: true),
        });
}
