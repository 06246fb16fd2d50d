using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Aws.SQS.Model;
using DdbCrossAccount.Core.Cdc.Failures;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Observing;
using AttributeValue = Amazon.DynamoDBv2.Model.AttributeValue;

namespace DdbCrossAccount.Core.Tests.Cdc.Failures;

/// <summary>Two tables of the sandbox with a stream, a ledger and a queue, as change data capture has them.</summary>
internal sealed class FailureBench
{
    private readonly RecordingObserver _observer = new();
    private int _taken;

    private FailureBench(SandboxFixture fixture)
    {
        Fixture = fixture;
        Context = new EngineContext(Clock, new Random(1), _observer);
    }

    public SandboxFixture Fixture { get; }

    public EngineContext Context { get; }

    public FakeClock Clock { get; } = new() { RunsDelaysUpTo = TimeSpan.FromMinutes(1) };

    public AccountSession Source { get; private set; } = null!;

    public AccountSession Target { get; private set; } = null!;

    public string Table { get; } = $"Failures-{Guid.NewGuid():N}";

    public DdbCdc Cdc { get; private set; } = new();

    public CdcControl Control { get; private set; } = null!;

    public Ledger Rows { get; private set; } = null!;

    public string QueueUrl { get; private set; } = "";

    public static async Task<FailureBench> CreateAsync(SandboxFixture fixture)
    {
        var bench = new FailureBench(fixture);
        bench.Source = (AccountSession)(await fixture.ConnectAsync(fixture.Sandbox.Source, bench.Context)).Session!;
        bench.Target = (AccountSession)(await fixture.ConnectAsync(fixture.Sandbox.Target, bench.Context)).Session!;
        TableDescription source = await bench.CreateTableAsync(bench.Source);
        TableDescription target = await bench.CreateTableAsync(bench.Target);
        await bench.CreateCdcAsync(source, target);
        return bench;
    }

    /// <summary>What the engine told of one kind since the last call.</summary>
    public T[] Take<T>()
        where T : EngineEvent
    {
        IReadOnlyList<EngineEvent> events = _observer.Events;
        T[] found = [.. events.Skip(_taken).OfType<T>()];
        _taken = events.Count;
        return found;
    }

    public async Task<DdbCdcFailure[]> ListAsync()
    {
        await new FailureLister(Context).ListAsync(Cdc, CancellationToken.None);
        return [.. Take<ResultProduced>().Select(produced => (DdbCdcFailure)produced.Result)];
    }

    public Task RepairAsync(Func<DdbCdcFailure, bool>? chosen = null) =>
        new FailureRepairer(Context).RepairAsync(Cdc, chosen ?? (_ => true), CancellationToken.None);

    public Task PutAsync(AccountSession session, string id, int value) => session.DynamoDb.PutItemAsync(
        Table,
        new Dictionary<string, AttributeValue>
        {
            ["id"] = new(id),
            ["v"] = new() { N = value.ToString(CultureInfo.InvariantCulture) },
        });

    /// <summary>The value in the target; null where there is no item.</summary>
    public async Task<string?> ReadTargetAsync(string id)
    {
        GetItemResponse found = await Target.DynamoDb.GetItemAsync(
            Table, new Dictionary<string, AttributeValue> { ["id"] = new(id) }, consistentRead: true);
        return found.Item is { Count: > 0 } item ? item["v"].N : null;
    }

    public Task ParkAsync(string id, long number) => Rows.AddParkedAsync(
        Control.Scope,
        new ParkedKey(
            HashOf(id), KeyOf(id), NumberOf(number), Clock.Now, "ValidationException", "The target refused it.", 1, Clock.Now),
        CancellationToken.None);

    public Task DoubtAsync(string id, long number, TimeSpan settleAfter) => Rows.WriteDoubtsAsync(
        Control.Scope,
        [new DoubtfulKey(HashOf(id), KeyOf(id), NumberOf(number), Clock.Now + settleAfter, "NoAnswer")],
        CancellationToken.None);

    public Task SendAsync(string body) =>
        Source.Sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = QueueUrl, MessageBody = body });

    public Task RingAsync(params string[] ids)
    {
        IEnumerable<string> keys = ids.Select(id => $$"""{"keyHash":"{{HashOf(id)}}","sequenceNumber":"1","errorCode":"ValidationException"}""");
        return SendAsync(
            $$"""{"kind":"DdbCrossAccount.KeysParked","streamArn":"{{Control.StreamArn}}","runId":"{{Control.RunId}}","requestId":"r","keys":[{{string.Join(',', keys)}}]}""");
    }

    /// <summary>Tells the queue that Lambda has given up the last record of the stream.</summary>
    public async Task DiscardAsync()
    {
        using AmazonDynamoDBStreamsClient streams = Source.CreateStreams();
        DescribeStreamResponse stream = await streams.DescribeStreamAsync(new DescribeStreamRequest { StreamArn = Control.StreamArn });
        foreach (string shard in stream.StreamDescription!.Shards!.Select(shard => shard.ShardId!))
        {
            string iterator = (await streams.GetShardIteratorAsync(new GetShardIteratorRequest
            {
                StreamArn = Control.StreamArn,
                ShardId = shard,
                ShardIteratorType = DdbCrossAccount.Core.Aws.DynamoDBStreams.ShardIteratorType.TRIM_HORIZON,
            })).ShardIterator!;
            GetRecordsResponse page = await streams.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator });
            if (page.Records is { Count: > 0 } records)
            {
                await DiscardAsync(shard, records[^1].Dynamodb!.SequenceNumber!);
                return;
            }
        }

        throw new InvalidOperationException("The stream has no record.");
    }

    /// <summary>Tells the queue that Lambda has given up one record.</summary>
    public Task DiscardAsync(string shard, string number) => SendAsync($$$"""
        {"requestContext":{"requestId":"r","functionArn":"f","condition":"RetryAttemptsExhausted","approximateInvokeCount":2},
         "responseContext":{"statusCode":200,"executedVersion":"1","functionError":null},"version":"1.0","timestamp":"2026-11-20T12:00:00.000Z",
         "DDBStreamBatchInfo":{"shardId":"{{{shard}}}","startSequenceNumber":"{{{number}}}","endSequenceNumber":"{{{number}}}","batchSize":1,
         "streamArn":"{{{Control.StreamArn}}}"}}
        """);

    /// <summary>How many messages the queue has.</summary>
    public async Task<int> CountMessagesAsync()
    {
        var request = new GetQueueAttributesRequest { QueueUrl = QueueUrl, AttributeNames = ["All"] };
        Dictionary<string, string> attributes = (await Source.Sqs.GetQueueAttributesAsync(request)).Attributes!;
        return int.Parse(attributes["ApproximateNumberOfMessages"], CultureInfo.InvariantCulture);
    }

    public async Task StopAsync() =>
        await Rows.TryWriteControlAsync(Control with { State = CdcState.Stopped }, CancellationToken.None);

    private async Task CreateCdcAsync(TableDescription source, TableDescription target)
    {
        string ledger = $"ledger-{Guid.NewGuid():N}";
        await new LedgerTable(Target.DynamoDb, Context, ledger).CreateAsync(CancellationToken.None);
        Rows = new Ledger(DynamoLedgerStore.Of(Target, ledger, Context, "Test."));
        QueueUrl = (await Source.Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = Table })).QueueUrl!;
        Control = (await Rows.TryWriteControlAsync(
            new CdcControl
            {
                StreamArn = source.LatestStreamArn,
                RunId = "0123456789ab",
                SourceTableArn = source.TableArn,
                SourceTableId = source.TableId,
                TargetTableArn = target.TableArn,
                TargetTableId = target.TableId,
                Key = new KeySchema(new KeyAttribute("id", KeyAttributeType.S)),
                FunctionArn = "arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:7",
                State = CdcState.Applying,
                QueueUrl = QueueUrl,
            },
            CancellationToken.None))!;
        Cdc = new DdbCdc
        {
            StreamArn = Control.StreamArn,
            SourceTableName = Table,
            TargetTableArn = Control.TargetTableArn,
            LedgerTableName = ledger,
            Source = Source.Account,
            Target = Target.Account,
        };
    }

    private async Task<TableDescription> CreateTableAsync(AccountSession session)
    {
        await session.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = Table,
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            KeySchema = [new Amazon.DynamoDBv2.Model.KeySchemaElement("id", Amazon.DynamoDBv2.KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
            StreamSpecification = new StreamSpecification
            {
                StreamEnabled = true,
                StreamViewType = Amazon.DynamoDBv2.StreamViewType.NEW_IMAGE,
            },
        });
        while (true)
        {
            TableDescription table = (await session.DynamoDb.DescribeTableAsync(Table)).Table;
            if (table.TableStatus == TableStatus.ACTIVE)
            {
                return table;
            }
        }
    }

    private static byte[] KeyOf(string id) => Encoding.UTF8.GetBytes($$$"""{"id":{"S":"{{{id}}}"}}""");

    private static string HashOf(string id) =>
        new ItemKeyReader(new KeySchema(new KeyAttribute("id", KeyAttributeType.S))).Read(KeyOf(id)).Hash;

    private static SequenceNumber NumberOf(long number) =>
        SequenceNumber.Parse("44215845" + number.ToString("D20", CultureInfo.InvariantCulture));
}
