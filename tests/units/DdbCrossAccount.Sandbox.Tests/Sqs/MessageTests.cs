using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Sqs;

/// <summary>The way of a message: sent, delayed, hidden, given back, deleted, dead.</summary>
public sealed class MessageTests : IDisposable
{
    private readonly QueueCaller _caller = new();

    public void Dispose() => _caller.Dispose();

    [Fact]
    public void Receive_EmptyQueue_HasNoMemberMessages()
    {
        _caller.Create("bell");

        Assert.Equal("{}", _caller.Call("ReceiveMessage", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}"}""").ToJsonString());
    }

    [Fact]
    public void Receive_Sent_IsHiddenAndComesAgain()
    {
        _caller.Create("bell");
        string id = _caller.Send("bell", "one");

        JsonObject first = Assert.Single(_caller.Receive("bell", ""","AttributeNames":["All"]"""));
        Assert.Equal(id, (string)first["MessageId"]!);
        Assert.Equal("f97c5d29941bfb1b2fdab0874906ab82", (string)first["MD5OfBody"]!);
        Assert.Equal("1", (string)first["Attributes"]!["ApproximateReceiveCount"]!);
        Assert.Equal("1767323045000", (string)first["Attributes"]!["SentTimestamp"]!);
        Assert.Equal("1", _caller.Attribute("bell", "ApproximateNumberOfMessagesNotVisible"));
        Assert.Empty(_caller.Receive("bell"));

        _caller.Pass(30);
        JsonObject second = Assert.Single(_caller.Receive("bell", ""","MessageSystemAttributeNames":["ApproximateReceiveCount"]"""));
        Assert.Equal("2", (string)second["Attributes"]!["ApproximateReceiveCount"]!);
        Assert.NotEqual((string)first["ReceiptHandle"]!, (string)second["ReceiptHandle"]!);
    }

    [Fact]
    public void Delete_WithAnEarlierReceipt_SucceedsAndDeletesNothing()
    {
        _caller.Create("bell");
        _caller.Send("bell", "one");
        JsonObject first = Assert.Single(_caller.Receive("bell"));
        _caller.Pass(30);
        JsonObject second = Assert.Single(_caller.Receive("bell"));

        _caller.Delete("bell", first);
        Assert.Equal("1", _caller.Attribute("bell", "ApproximateNumberOfMessagesNotVisible"));
        _caller.Delete("bell", second);
        _caller.Delete("bell", second);
        Assert.Equal("0", _caller.Attribute("bell", "ApproximateNumberOfMessagesNotVisible"));
    }

    [Fact]
    public void ChangeVisibility_OfAReceivedMessage_HidesItLongerOrGivesItBack()
    {
        _caller.Create("bell");
        _caller.Send("bell", "one");
        JsonObject message = Assert.Single(_caller.Receive("bell"));
        string Change(int seconds) =>
            $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}","ReceiptHandle":"{{(string)message["ReceiptHandle"]!}}","VisibilityTimeout":{{seconds}}}""";

        _caller.Call("ChangeMessageVisibility", Change(100));
        _caller.Pass(99);
        Assert.Empty(_caller.Receive("bell"));
        _caller.Call("ChangeMessageVisibility", Change(0));
        Assert.Equal("InvalidParameterValue", _caller.Refused("ChangeMessageVisibility", Change(0)).QueryCode);
        Assert.Single(_caller.Receive("bell"));
        Assert.Equal(
            "Value 43201 for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and 43200.",
            _caller.Refused("ChangeMessageVisibility", Change(43_201)).Message);
    }

    [Fact]
    public void Receive_DelayedMessage_ComesAfterItsDelay()
    {
        _caller.Create("bell", """{"DelaySeconds":"10"}""");
        _caller.Send("bell", "later", ""","DelaySeconds":20""");
        _caller.Send("bell", "soon");

        Assert.Equal("2", _caller.Attribute("bell", "ApproximateNumberOfMessagesDelayed"));
        _caller.Pass(10);
        Assert.Equal(["soon"], _caller.Bodies("bell"));
        _caller.Pass(10);
        Assert.Equal(["later"], _caller.Bodies("bell"));
    }

    [Fact]
    public void Receive_AfterRetention_IsEmpty()
    {
        _caller.Create("bell", """{"MessageRetentionPeriod":"60"}""");
        _caller.Send("bell", "old");
        _caller.Pass(60);

        Assert.Empty(_caller.Receive("bell"));
        Assert.Equal("0", _caller.Attribute("bell", "ApproximateNumberOfMessages"));
    }

    [Fact]
    public void Receive_ReceivedTooOften_GoesToTheDeadLetterQueue()
    {
        _caller.Create("dead");
        _caller.Create("bell", """{"VisibilityTimeout":"5","RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:111111111111:dead\",\"maxReceiveCount\":\"2\"}"}""");
        string id = _caller.Send("bell", "one");
        for (int receive = 0; receive < 2; receive++)
        {
            Assert.Single(_caller.Receive("bell"));
            _caller.Pass(5);
        }

        Assert.Empty(_caller.Receive("bell"));
        JsonObject dead = Assert.Single(_caller.Receive("dead", ""","MessageSystemAttributeNames":["All"]"""));
        Assert.Equal(id, (string)dead["MessageId"]!);
        Assert.Equal("arn:aws:sqs:eu-west-1:111111111111:bell", (string)dead["Attributes"]!["DeadLetterQueueSourceArn"]!);
        JsonNode sources = _caller.Call("ListDeadLetterSourceQueues", $$"""{"QueueUrl":"{{QueueCaller.Url("dead")}}"}""");
        Assert.Equal(QueueCaller.Url("bell"), (string)sources["queueUrls"]![0]!);
    }

    [Fact]
    public async Task LongPoll_MessageSent_IsAnsweredWithIt()
    {
        _caller.Create("bell");
        Task<JsonNode> polling = _caller.CallAsync("ReceiveMessage", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}","WaitTimeSeconds":20}""");
        Assert.False(polling.IsCompleted);

        _caller.Pass(19);
        Assert.False(polling.IsCompleted);
        _caller.Send("bell", "one");

        Assert.Equal("one", (string)(await polling)["Messages"]![0]!["Body"]!);
    }

    [Fact]
    public async Task LongPoll_HiddenMessage_IsAnsweredWhenItCanBeSeen()
    {
        _caller.Create("bell");
        _caller.Send("bell", "one");
        Assert.Single(_caller.Receive("bell", ""","VisibilityTimeout":7"""));
        Task<JsonNode> polling = _caller.CallAsync(
            "ReceiveMessage", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}","WaitTimeSeconds":20,"AttributeNames":["ApproximateReceiveCount"]}""");

        _caller.Pass(20);

        Assert.Equal("2", (string)(await polling)["Messages"]![0]!["Attributes"]!["ApproximateReceiveCount"]!);
    }

    [Fact]
    public async Task LongPoll_NothingSent_EndsEmptyAfterItsTime()
    {
        _caller.Create("bell", """{"ReceiveMessageWaitTimeSeconds":"5"}""");
        Task<JsonNode> polling = _caller.CallAsync("ReceiveMessage", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}"}""");

        _caller.Pass(4.9);
        Assert.False(polling.IsCompleted);
        _caller.Pass(0.1);

        Assert.Equal("{}", (await polling).ToJsonString());
    }

    [Fact]
    public void Receive_InItsWorstForm_RepeatsAndShuffles()
    {
        _caller.Create("bell");
        string[] bodies = [.. Enumerable.Range(0, 10).Select(number => $"{number}")];
        foreach (string body in bodies)
        {
            _caller.Send("bell", body);
        }

        _caller.Services.WorstForms = new WorstForms { QueueDuplicates = 1, QueueDisorder = 1 };
        string[] first = _caller.Bodies("bell");
        string[] second = _caller.Bodies("bell");

        Assert.Equal(bodies, first.Order(StringComparer.Ordinal));
        Assert.Equal(bodies, second.Order(StringComparer.Ordinal));
        Assert.NotEqual(bodies, first);
    }

    [Fact]
    public void Send_Attributes_AreDigestedAndComeWhereAskedFor()
    {
        _caller.Create("bell");
        JsonNode sent = _caller.Call("SendMessage", $$$$"""
            {"QueueUrl":"{{{{QueueCaller.Url("bell")}}}}","MessageBody":"x","MessageAttributes":{
              "kind.b":{"DataType":"Binary","BinaryValue":"AQI="},"kind.a":{"DataType":"String","StringValue":"é"},
              "other":{"DataType":"Number","StringValue":"1"}}}
            """);

        JsonObject all = Assert.Single(_caller.Receive("bell", ""","MessageAttributeNames":["All"],"VisibilityTimeout":0"""));
        JsonObject some = Assert.Single(_caller.Receive("bell", ""","MessageAttributeNames":["kind.*"],"VisibilityTimeout":0"""));
        Assert.Equal((string)sent["MD5OfMessageAttributes"]!, (string)all["MD5OfMessageAttributes"]!);
        Assert.Equal(["kind.a", "kind.b"], some["MessageAttributes"]!.AsObject().Select(pair => pair.Key));
        Assert.Null(Assert.Single(_caller.Receive("bell"))["MessageAttributes"]);
    }

    [Theory]
    [InlineData("""{"QueueUrl":"URL"}""", "MissingParameter", "The request must contain the parameter MessageBody.")]
    [InlineData("""{"MessageBody":"x"}""", "MissingParameter", "The request must contain the parameter QueueUrl.")]
    [InlineData(
        """{"QueueUrl":"URL","MessageBody":"x","DelaySeconds":901}""", "InvalidParameterValue",
        "Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.")]
    [InlineData(
        """{"QueueUrl":"URL","MessageBody":"a\u0001"}""", "InvalidMessageContents",
        "Invalid binary character '#x1' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | "
        + "#x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF")]
    [InlineData(
        """{"QueueUrl":"http://localhost/111111111111/none","MessageBody":"x"}""", "AWS.SimpleQueueService.NonExistentQueue",
        "The specified queue does not exist.")]
    [InlineData("""{"QueueUrl":"bell","MessageBody":"x"}""", "InvalidAddress", "The address bell is not valid for this endpoint.")]
    public void Send_WhatCannotBe_IsRefusedInAwsWords(string request, string code, string message)
    {
        _caller.Create("bell");

        ServiceException error = _caller.Refused("SendMessage", request.Replace("URL", QueueCaller.Url("bell"), StringComparison.Ordinal));

        Assert.Equal(code, error.QueryCode ?? error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Send_OneByteTooMuch_IsRefused()
    {
        _caller.Create("bell");
        string most = new('a', 1_048_576);
        _caller.Send("bell", most);

        ServiceException error = _caller.Refused(
            "SendMessage", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}","MessageBody":"a{{most}}"}""");

        Assert.Equal("One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.", error.Message);
    }

    [Fact]
    public void Batches_OfGoodAndBadEntries_TellEachApart()
    {
        _caller.Create("bell");
        JsonNode sent = _caller.Call("SendMessageBatch", $$"""
            {"QueueUrl":"{{QueueCaller.Url("bell")}}","Entries":[{"Id":"a","MessageBody":"one"},{"Id":"b","MessageBody":"two"}]}
            """);
        Assert.Equal(2, sent["Successful"]!.AsArray().Count);
        JsonObject[] received = _caller.Receive("bell");

        JsonNode deleted = _caller.Call("DeleteMessageBatch", $$"""
            {"QueueUrl":"{{QueueCaller.Url("bell")}}","Entries":[
              {"Id":"a","ReceiptHandle":"{{(string)received[0]["ReceiptHandle"]!}}"},{"Id":"b","ReceiptHandle":"nonsense"}]}
            """);

        Assert.Equal("a", (string)Assert.Single(deleted["Successful"]!.AsArray())!["Id"]!);
        JsonNode failed = Assert.Single(deleted["Failed"]!.AsArray())!;
        Assert.Equal("b ReceiptHandleIsInvalid True", $"{failed["Id"]} {failed["Code"]} {(bool)failed["SenderFault"]!}");
    }

    [Theory]
    [InlineData("[]", "AWS.SimpleQueueService.EmptyBatchRequest")]
    [InlineData("""[{"Id":"a"},{"Id":"a"}]""", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct")]
    [InlineData("""[{"Id":"a b"}]""", "AWS.SimpleQueueService.InvalidBatchEntryId")]
    [InlineData(
        """[{"Id":"1"},{"Id":"2"},{"Id":"3"},{"Id":"4"},{"Id":"5"},{"Id":"6"},{"Id":"7"},{"Id":"8"},{"Id":"9"},{"Id":"10"},{"Id":"11"}]""",
        "AWS.SimpleQueueService.TooManyEntriesInBatchRequest")]
    public void Batch_OfWrongEntries_IsRefusedAsAWhole(string entries, string code)
    {
        _caller.Create("bell");

        Assert.Equal(
            code, _caller.Refused("DeleteMessageBatch", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}","Entries":{{entries}}}""").QueryCode);
    }
}
