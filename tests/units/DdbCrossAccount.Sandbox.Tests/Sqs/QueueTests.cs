using System;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Sqs;

/// <summary>Queues themselves: made, changed, listed, shared, deleted.</summary>
public sealed class QueueTests : IDisposable
{
    private readonly QueueCaller _caller = new();

    public void Dispose() => _caller.Dispose();

    [Fact]
    public void Create_AgainWithTheSameAttributes_GivesTheSameQueue()
    {
        JsonNode first = _caller.Call("CreateQueue", """{"QueueName":"bell","Attributes":{"VisibilityTimeout":"60"}}""");
        JsonNode again = _caller.Call("CreateQueue", """{"QueueName":"bell"}""");
        ServiceException other = _caller.Refused("CreateQueue", """{"QueueName":"bell","Attributes":{"VisibilityTimeout":"61"}}""");

        Assert.Equal(QueueCaller.Url("bell"), (string)first["QueueUrl"]!);
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal("QueueNameExists QueueAlreadyExists", $"{other.Code} {other.QueryCode}");
        Assert.Equal("A queue already exists with the same name and a different value for attribute VisibilityTimeout", other.Message);
    }

    [Fact]
    public void Create_WithinAMinuteOfDeletion_IsRefused()
    {
        _caller.Create("bell");
        _caller.Call("DeleteQueue", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}"}""");
        _caller.Pass(59);
        Assert.Equal("QueueDeletedRecently", _caller.Refused("CreateQueue", """{"QueueName":"bell"}""").Code);

        _caller.Pass(1);
        _caller.Create("bell");
    }

    [Theory]
    [InlineData("""{"QueueName":"a.b"}""", "InvalidParameterValueException")]
    [InlineData("""{"QueueName":"a","Attributes":{"VisibilityTimeout":"43201"}}""", "InvalidAttributeValue")]
    [InlineData("""{"QueueName":"a","Attributes":{"Color":"red"}}""", "InvalidAttributeName")]
    [InlineData("""{"QueueName":"a","Attributes":{"Policy":"{}"}}""", "InvalidAttributeValue")]
    [InlineData("""{"QueueName":"a","Attributes":{"FifoQueue":"true"}}""", "ValidationException")]
    [InlineData(
        """{"QueueName":"a","Attributes":{"RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:111111111111:none\",\"maxReceiveCount\":2}"}}""",
        "InvalidParameterValueException")]
    [InlineData("""{"QueueName":"a","Attributes":{"RedrivePolicy":"{\"maxReceiveCount\":2}"}}""", "InvalidParameterValueException")]
    [InlineData("""{"QueueName":"a","Attributes":{"RedrivePolicy":"no"}}""", "InvalidParameterValueException")]
    public void Create_WhatCannotBe_IsRefused(string request, string code)
    {
        Assert.Equal(code, _caller.Refused("CreateQueue", request).Code);
    }

    [Fact]
    public void Attributes_OfANewQueue_AreAwsDefaults()
    {
        _caller.Create("bell");

        JsonNode all = _caller.Call("GetQueueAttributes", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}","AttributeNames":["All"]}""")["Attributes"]!;

        Assert.Equal(
            "DelaySeconds=0 MaximumMessageSize=1048576 MessageRetentionPeriod=345600 ReceiveMessageWaitTimeSeconds=0 VisibilityTimeout=30 "
            + "SqsManagedSseEnabled=true QueueArn=arn:aws:sqs:eu-west-1:111111111111:bell ApproximateNumberOfMessages=0 "
            + "ApproximateNumberOfMessagesNotVisible=0 ApproximateNumberOfMessagesDelayed=0 CreatedTimestamp=1767323045 "
            + "LastModifiedTimestamp=1767323045",
            string.Join(' ', all.AsObject().Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.Equal("{}", _caller.Call("GetQueueAttributes", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}"}""").ToJsonString());
    }

    [Fact]
    public void SetAttributes_EmptyText_TakesOneAway()
    {
        _caller.Create("bell", """{"Policy":"{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}}"}""");
        Assert.NotNull(_caller.Attribute("bell", "Policy"));

        _caller.Call("SetQueueAttributes", $$$"""{"QueueUrl":"{{{QueueCaller.Url("bell")}}}","Attributes":{"Policy":"","VisibilityTimeout":"7"}}""");

        Assert.Null(_caller.Attribute("bell", "Policy"));
        Assert.Equal("7", _caller.Attribute("bell", "VisibilityTimeout"));
    }

    [Fact]
    public void List_Paged_ShowsEachOnce()
    {
        Assert.Equal("{}", _caller.Call("ListQueues", "{}").ToJsonString());
        foreach (string name in new[] { "b2", "a1", "b1", "b3" })
        {
            _caller.Create(name);
        }

        JsonNode first = _caller.Call("ListQueues", """{"QueueNamePrefix":"b","MaxResults":2}""");
        JsonNode second = _caller.Call("ListQueues", $$"""{"QueueNamePrefix":"b","MaxResults":2,"NextToken":"{{first["NextToken"]}}"}""");

        Assert.Equal(
            ["b1", "b2", "b3"],
            first["QueueUrls"]!.AsArray().Concat(second["QueueUrls"]!.AsArray()).Select(url => ((string)url!).Split('/')[^1]));
        Assert.Null(second["NextToken"]);
    }

    [Fact]
    public void Purge_TwiceWithinAMinute_IsRefused()
    {
        _caller.Create("bell");
        _caller.Send("bell", "one");
        string purge = $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}"}""";

        _caller.Call("PurgeQueue", purge);

        Assert.Empty(_caller.Receive("bell"));
        Assert.Equal("Only one PurgeQueue operation on bell is allowed every 60 seconds.", _caller.Refused("PurgeQueue", purge).Message);
        _caller.Pass(60);
        _caller.Call("PurgeQueue", purge);
    }

    [Fact]
    public void Tags_AddedAndRemoved_AreListed()
    {
        _caller.Call("CreateQueue", """{"QueueName":"bell","tags":{"a":"1","b":"2"}}""");
        _caller.Call("TagQueue", $$$"""{"QueueUrl":"{{{QueueCaller.Url("bell")}}}","Tags":{"c":"3"}}""");
        _caller.Call("UntagQueue", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}","TagKeys":["a"]}""");

        JsonNode listed = _caller.Call("ListQueueTags", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}"}""");

        Assert.Equal("""{"Tags":{"b":"2","c":"3"}}""", listed.ToJsonString());
    }

    [Fact]
    public void AnotherAccount_WithTheQueuesAndItsOwnLeave_SendsAndMayNotDelete()
    {
        _caller.Create("bell", """{"Policy":"{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"222222222222\"},\"Action\":\"sqs:*\",\"Resource\":\"*\"}}"}""");
        Principal sender = _caller.User("ann", """{"Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*"}}""", DynamoDbCaller.Target);
        Principal powerless = _caller.User("bob", null, DynamoDbCaller.Target);
        string send = $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}","MessageBody":"x"}""";

        _caller.Call("SendMessage", send, sender);
        string url = (string)_caller.Call("GetQueueUrl", """{"QueueName":"bell","QueueOwnerAWSAccountId":"111111111111"}""", sender)["QueueUrl"]!;

        Assert.Equal(QueueCaller.Url("bell"), url);
        Assert.Equal(
            "User: arn:aws:iam::222222222222:user/bob is not authorized to perform: sqs:sendmessage on resource: "
            + "arn:aws:sqs:eu-west-1:111111111111:bell because no identity-based policy allows the sqs:sendmessage action",
            _caller.Refused("SendMessage", send, powerless).Message);
        Assert.Equal("AccessDenied", _caller.Refused("DeleteQueue", $$"""{"QueueUrl":"{{QueueCaller.Url("bell")}}"}""", sender).QueryCode);
        Assert.Equal(
            "The specified queue does not exist or you do not have access to it.",
            _caller.Refused("GetQueueUrl", """{"QueueName":"none","QueueOwnerAWSAccountId":"111111111111"}""", sender).Message);
    }

    [Fact]
    public void Send_ForARole_DemandsItsLeave()
    {
        _caller.Create("bell");
        Principal able = _caller.User(
            "able", """{"Statement":{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-west-1:111111111111:bell"}}""");
        Principal unable = _caller.User("unable", null);
        const string Arn = "arn:aws:sqs:eu-west-1:111111111111:bell";

        string id = _caller.Services.Sqs.Send(able, Arn, "one");

        Assert.Equal(id, (string)Assert.Single(_caller.Receive("bell"))["MessageId"]!);
        Assert.Equal("AccessDenied", Assert.Throws<ServiceException>(() => _caller.Services.Sqs.Send(unable, Arn, "two")).QueryCode);
        Assert.Equal("QueueDoesNotExist", Assert.Throws<ServiceException>(() => _caller.Services.Sqs.Send(able, Arn + "2", "two")).Code);
    }
}
