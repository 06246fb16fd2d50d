using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Lambda.Mappings;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;
using DdbCrossAccount.Sandbox.S3.Storage;
using DdbCrossAccount.Sandbox.Sqs;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Lambda.Mappings;

/// <summary>What becomes of batches on which the function fails.</summary>
public sealed class FailureTests
{
    private const string QueueArn = $"arn:aws:sqs:{DynamoDbCaller.Region}:{DynamoDbCaller.Source}:failures";

    [Fact]
    public void Retry_OfABatchThatFails_PausesLongerEachTimeAndKeepsTheRestBehindIt()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 2 });
        var times = new List<double>();
        DateTimeOffset start = caller.Stream.Caller.Now;
        caller.Function = _ =>
        {
            times.Add((caller.Stream.Caller.Now - start).TotalSeconds);
            return times.Count <= 12 ? MappedCaller.Failure() : MappedCaller.Success();
        };
        caller.PutMany(4);
        caller.Pass(600);

        double[] pauses = [.. times.Skip(1).Zip(times, (after, before) => Math.Round(after - before, 3))];
        Assert.Equal([0.25, 0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 0], pauses);
        Assert.All(caller.Batches.Take(13), batch => Assert.Equal([0, 1], batch));
        Assert.Equal([2, 3], caller.Batches.Last());
    }

    [Theory]
    [InlineData("null", true)]
    [InlineData("", true)]
    [InlineData("\"\"", true)]
    [InlineData("[]", true)]
    [InlineData("{}", true)]
    [InlineData("""{"other":1}""", true)]
    [InlineData("""{"batchItemFailures":null}""", true)]
    [InlineData("""{"batchItemFailures":[]}""", true)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""", false)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""", false)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":123}]}""", false)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"4710000000000000000000001"}]}""", false)]
    [InlineData("""{"batchItemFailures":[{"foo":"NUMBER"}]}""", false)]
    [InlineData("""{"batchItemFailures":[{}]}""", false)]
    [InlineData("""{"batchItemFailures":["NUMBER"]}""", false)]
    [InlineData("""{"batchItemFailures":{"itemIdentifier":"NUMBER"}}""", false)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"NUMBER"},{"itemIdentifier":"x"}]}""", false)]
    [InlineData("\"text\"", false)]
    [InlineData("12", false)]
    [InlineData("{", false)]
    public void Answer_WithReportedFailures_IsTakenAsAWSTakesIt(string answer, bool isSuccess)
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { ReportsItemFailures = true, BatchSize = 3 });
        caller.Function = delivered => MappedCaller.Success(
            answer.Replace("NUMBER", MappedCaller.SequenceOf(delivered["Records"]![2]!), StringComparison.Ordinal));
        caller.PutMany(3);
        caller.Pass(10);

        Assert.Equal(isSuccess ? 1 : 6, caller.Events.Count);
        Assert.All(caller.Batches, batch => Assert.Equal([0, 1, 2], batch));
        Assert.Equal(isSuccess ? "OK" : "PROBLEM: Function call failed", caller.Mapping.LastProcessingResult);
    }

    [Fact]
    public void Answer_WithoutReportedFailures_IsNotLookedAt()
    {
        using MappedCaller caller = MappedCaller.Create();
        caller.Function = delivered => MappedCaller.Partial(delivered, _ => true);
        caller.PutMany(3);
        caller.Pass(10);

        Assert.Single(caller.Events);
        Assert.Equal("OK", caller.Mapping.LastProcessingResult);
    }

    [Fact]
    public void Answer_ThatNamesRecords_LeavesOutThoseBeforeTheLowest()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { ReportsItemFailures = true });
        int calls = 0;
        caller.Function = delivered => ++calls switch
        {
            1 => MappedCaller.Success(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + MappedCaller.SequenceOf(delivered["Records"]![7]!)
                + "\"},{\"itemIdentifier\":\"" + MappedCaller.SequenceOf(delivered["Records"]![4]!) + "\"}]}"),
            2 => MappedCaller.Partial(delivered, value => value == 6),
            _ => MappedCaller.Success(),
        };
        caller.PutMany(10);
        caller.Pass(10);

        Assert.Equal([0, 4, 6], caller.Batches.Select(batch => batch[0]));
        Assert.All(caller.Batches, batch => Assert.Equal(9, batch[^1]));
        Assert.Equal(10, caller.Mapping.Counters.Records);
    }

    [Fact]
    public void Bisect_FindsTheBadRecordWithoutUsingRetries()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 16, BisectsOnError = true, MaximumRetries = 1 });
        caller.Function = delivered => MappedCaller.ValuesOf(delivered).Contains(5) ? MappedCaller.Failure() : MappedCaller.Success();
        caller.PutMany(16);
        caller.Pass(10);

        Assert.Equal(
            ["0-15", "0-7", "0-3", "4-7", "4-5", "4-4", "5-5", "5-5", "6-7", "8-15"],
            caller.Batches.Select(batch => $"{batch[0]}-{batch[^1]}"));
        Assert.Equal((15, 1), (caller.Mapping.Counters.Records, caller.Mapping.Counters.Discarded));
    }

    [Fact]
    public void Bisect_WithReportedFailures_SplitsAtTheNumber()
    {
        using MappedCaller caller = MappedCaller.Create(
            new MappingSettings { BatchSize = 16, BisectsOnError = true, ReportsItemFailures = true, MaximumRetries = 0 });
        caller.Function = delivered => MappedCaller.Partial(delivered, value => value == 5);
        caller.PutMany(16);
        caller.Pass(10);

        Assert.Equal(
            ["0-15", "5-15", "5-9", "5-6", "5-5", "6-6", "7-9", "10-15"], caller.Batches.Select(batch => $"{batch[0]}-{batch[^1]}"));
        Assert.Equal((15, 1), (caller.Mapping.Counters.Records, caller.Mapping.Counters.Discarded));
    }

    [Fact]
    public void Throttles_AreNotCountedAsRetries()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { MaximumRetries = 0, FailureDestination = QueueArn });
        int calls = 0;
        caller.Function = _ => ++calls <= 10 ? MappedCaller.Throttled() : MappedCaller.Success();
        caller.PutMany(3);
        caller.Pass(60);
        Assert.Equal("PROBLEM: Rate Exceeded.", caller.Mapping.LastProcessingResult);
        caller.Pass(600);

        Assert.Equal(11, caller.Events.Count);
        Assert.Equal((3, 0, 10), (caller.Mapping.Counters.Records, caller.Mapping.Counters.Discarded, caller.Mapping.Counters.NotInvoked));
        Assert.Equal("OK", caller.Mapping.LastProcessingResult);
    }

    [Fact]
    public void Destination_Queue_IsToldWhereTheRecordsStand()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { MaximumRetries = 1, FailureDestination = QueueArn, BatchSize = 2 });
        Queue queue = MakeQueue(caller);
        caller.Function = delivered => MappedCaller.ValuesOf(delivered)[0] == 0 ? MappedCaller.Failure() : MappedCaller.Success();
        caller.PutMany(4);
        JsonNode[] records = caller.Stream.ReadFirst();
        caller.Pass(10);

        JsonNode message = Assert.Single(Messages(queue));
        message["requestContext"]!["requestId"] = "id";
        Assert.Equal(
            $$$"""
            {"requestContext":{"requestId":"id","functionArn":"{{{MappedCaller.FunctionArn}}}","condition":"RetryAttemptsExhausted","approximateInvokeCount":2},"responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},"version":"1.0","timestamp":"2026-01-02T03:04:07.257Z","DDBStreamBatchInfo":{"shardId":"{{{caller.Stream.ShardIds()[0]}}}","startSequenceNumber":"{{{MappedCaller.SequenceOf(records[0])}}}","endSequenceNumber":"{{{MappedCaller.SequenceOf(records[1])}}}","approximateArrivalOfFirstRecord":"2026-01-02T03:04:07Z","approximateArrivalOfLastRecord":"2026-01-02T03:04:07Z","batchSize":2,"streamArn":"{{{caller.Stream.Arn}}}"}}
            """,
            message.ToJsonString());
        Assert.Equal([0, 0, 2], caller.Batches.Select(batch => batch[0]));
        Assert.Equal(1, caller.Mapping.Counters.FailureMessages);
    }

    [Fact]
    public void Destination_Bucket_GetsTheEvent()
    {
        using MappedCaller caller = MappedCaller.Create(
            new MappingSettings { MaximumRetries = 0, FailureDestination = "arn:aws:s3:::failures", ReportsItemFailures = true });
        Bucket bucket = caller.Services.S3.CreateBucket(DynamoDbCaller.Source, "failures", DynamoDbCaller.Region);
        caller.Function = delivered => MappedCaller.Partial(delivered, value => value == 1);
        caller.PutMany(3);
        caller.Pass(10);

        string shard = caller.Stream.ShardIds()[0];
        StoredObject stored = Assert.Single(bucket.List(new ObjectListing()).Objects);
        Assert.Matches(
            $"^aws/lambda/{caller.Mapping.Id}/{shard}/2026/01/02/2026-01-02T03\\.04\\.07-[0-9a-f-]{{36}}$", stored.Key);
        JsonNode record = JsonNode.Parse(Text(bucket, stored.Key))!;
        Assert.Null(record["responseContext"]!["functionError"]);
        JsonNode payload = JsonNode.Parse((string)record["payload"]!)!;
        Assert.Equal([1, 2], MappedCaller.ValuesOf(payload));
    }

    [Fact]
    public void Destination_ThatIsNotThereOrLosesMessages_DoesNotHoldUpTheRest()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { MaximumRetries = 0, FailureDestination = QueueArn, BatchSize = 1 });
        caller.Function = _ => MappedCaller.Failure();
        caller.PutMany(2);
        caller.Pass(1);
        Queue queue = MakeQueue(caller);
        caller.Services.WorstForms = new WorstForms { LostFailureMessages = 1 };
        caller.PutMany(2, from: 2);
        caller.Pass(1);

        Assert.Empty(Messages(queue));
        Assert.Equal((4, 4), (caller.Mapping.Counters.Discarded, caller.Mapping.Counters.FailureMessagesLost));
    }

    [Fact]
    public void Age_BeyondTheLimit_GivesRecordsUpWithoutDelivery()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { MaximumRecordAge = 60, FailureDestination = QueueArn });
        Queue queue = MakeQueue(caller);
        caller.Function = _ => MappedCaller.Throttled();
        caller.PutMany(2);
        caller.Pass(30);
        caller.PutMany(1, from: 2);
        caller.Pass(120);

        JsonNode[] messages = Messages(queue);
        Assert.Equal(["RecordAgeExceeded", "RecordAgeExceeded"], messages.Select(message => (string)message["requestContext"]!["condition"]!));
        Assert.Equal([2, 1], messages.Select(message => (int)message["DDBStreamBatchInfo"]!["batchSize"]!));
        Assert.All(messages, message => Assert.Null(message["responseContext"]));
        Assert.Equal(3, caller.Mapping.Counters.Discarded);
    }

    [Fact]
    public void Duplicates_AreDeliveredAtOnceAndTheFirstAnswerCounts()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 1 });
        caller.Services.WorstForms = new WorstForms { DuplicateBatches = 1 };
        caller.Catalog.InvocationsHoldClock = false;
        var answers = new List<TaskCompletionSource<BatchOutcome>>();
        caller.SlowFunction = _ =>
        {
            answers.Add(new TaskCompletionSource<BatchOutcome>());
            return answers[^1].Task;
        };
        caller.PutMany(2);
        caller.Pass(1);
        Assert.Equal([[0], [0]], caller.Batches);

        answers[1].SetResult(MappedCaller.Success());
        Assert.True(SpinWait.SpinUntil(() => answers.Count == 4, TimeSpan.FromMinutes(1)));

        // The other copy of the first batch is still under way while the second is delivered.
        Assert.Equal([[0], [0], [1], [1]], caller.Batches);
        answers[0].SetResult(MappedCaller.Failure());
        answers[2].SetResult(MappedCaller.Success());
        Assert.True(SpinWait.SpinUntil(() => caller.Mapping.Counters.Records == 2, TimeSpan.FromMinutes(1)));
        Assert.Equal(0, caller.Mapping.Counters.FunctionErrors);
    }

    [Fact]
    public void LostAcknowledgements_DeliverAgainWhatWasDone()
    {
        using MappedCaller caller = MappedCaller.Create();
        caller.Services.WorstForms = new WorstForms { LostAcknowledgements = 0.5 };
        caller.PutMany(1);
        caller.Pass(1);
        for (int i = 1; i < 20; i++)
        {
            caller.PutMany(1, from: i);
            caller.Pass(1);
        }

        Assert.Equal(Enumerable.Range(0, 20), caller.Batches.SelectMany(batch => batch).Distinct());
        Assert.InRange(caller.Mapping.Counters.Redelivered, 5, 50);
        Assert.Equal(20 + caller.Mapping.Counters.Redelivered, caller.Events.Count);
    }

    private static Queue MakeQueue(MappedCaller caller)
    {
        caller.Stream.Caller.Call("AmazonSQS.CreateQueue", """{"QueueName":"failures"}""");
        return caller.Services.Sqs.FindByArn(QueueArn)!;
    }

    private static JsonNode[] Messages(Queue queue)
    {
        return [.. queue.Receive(10, TimeSpan.FromMinutes(1)).Select(received => JsonNode.Parse(received.Message.Body)!)];
    }

    private static string Text(Bucket bucket, string key)
    {
        using OpenedObject opened = bucket.Open(key)!;
        using var reader = new StreamReader(opened.Content);
        return reader.ReadToEnd();
    }
}
