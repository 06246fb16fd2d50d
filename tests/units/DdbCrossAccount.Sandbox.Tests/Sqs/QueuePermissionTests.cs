using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Sqs;

/// <summary>Which action on which resource each operation of SQS needs: what a user without any policy is refused.</summary>
public sealed class QueuePermissionTests
{
    private const string Account = "arn:aws:sqs:eu-west-1:111111111111:";
    private const string Named = """{"QueueUrl":"http://localhost/111111111111/bell"}""";

    public static TheoryData<string, string, string> Cases => new()
    {
        { "ChangeMessageVisibility", Named, "sqs:changemessagevisibility " + Account + "bell" },
        { "ChangeMessageVisibilityBatch", Named, "sqs:changemessagevisibility " + Account + "bell" },
        { "CreateQueue", """{"QueueName":"bell"}""", "sqs:createqueue " + Account + "bell" },
        { "DeleteMessage", Named, "sqs:deletemessage " + Account + "bell" },
        { "DeleteMessageBatch", Named, "sqs:deletemessage " + Account + "bell" },
        { "DeleteQueue", Named, "sqs:deletequeue " + Account + "bell" },
        { "GetQueueAttributes", Named, "sqs:getqueueattributes " + Account + "bell" },
        { "GetQueueUrl", """{"QueueName":"bell"}""", "sqs:getqueueurl " + Account + "bell" },
        { "ListDeadLetterSourceQueues", Named, "sqs:listdeadlettersourcequeues " + Account + "bell" },
        { "ListQueueTags", Named, "sqs:listqueuetags " + Account + "bell" },
        { "ListQueues", "{}", "sqs:listqueues " + Account + "*" },
        { "PurgeQueue", Named, "sqs:purgequeue " + Account + "bell" },
        { "ReceiveMessage", Named, "sqs:receivemessage " + Account + "bell" },
        { "SendMessage", Named, "sqs:sendmessage " + Account + "bell" },
        { "SendMessageBatch", Named, "sqs:sendmessage " + Account + "bell" },
        { "SetQueueAttributes", Named, "sqs:setqueueattributes " + Account + "bell" },
        { "TagQueue", Named, "sqs:tagqueue " + Account + "bell" },
        { "UntagQueue", Named, "sqs:untagqueue " + Account + "bell" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Call_WithoutAnyPolicy_IsRefusedByActionAndResource(string operation, string request, string needed)
    {
        using var caller = new QueueCaller();

        ServiceException error = caller.Refused(operation, request, caller.User("nobody", null));

        string[] parts = needed.Split(' ');
        Assert.Equal("AccessDeniedException 403", $"{error.Code} {error.StatusCode}");
        Assert.Equal(
            $"User: arn:aws:iam::111111111111:user/nobody is not authorized to perform: {parts[0]} on resource: {parts[1]} "
            + $"because no identity-based policy allows the {parts[0]} action",
            error.Message);
    }

    [Fact]
    public void Cases_EveryOperation_IsAmongThem()
    {
        IEnumerable<string> covered = OperationTargets.Implementing<IJsonOperation>().Select(pair => pair.Target)
            .Where(target => target.StartsWith("AmazonSQS.", StringComparison.Ordinal)).Select(target => target.Split('.')[1]);

        Assert.Equal(covered.Order(StringComparer.Ordinal), Cases.Select(row => (string)row[0]).Order(StringComparer.Ordinal));
    }
}
