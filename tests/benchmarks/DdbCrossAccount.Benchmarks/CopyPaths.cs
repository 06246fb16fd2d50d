using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Benchmarks;

/// <summary>The two paths that are compared: the same calls in the same order, items as bytes or as objects.</summary>
internal sealed class CopyPaths : IDisposable
{
    public const string SourceTable = "BenchmarkSource";
    public const string TargetTable = "BenchmarkTarget";
    private const int BatchItems = 25;

    private readonly RawDynamoDbClient _rawSource;
    private readonly RawDynamoDbClient _rawTarget;
    private readonly AmazonDynamoDBClient _typedSource;
    private readonly AmazonDynamoDBClient _typedTarget;

    public CopyPaths(ServerProcess server)
    {
        var context = new EngineContext(TimeProvider.System, new Random(1), new SilentObserver());
        _rawSource = server.Session(server.Source).CreateRawDynamoDb(context);
        _rawTarget = server.Session(server.Target).CreateRawDynamoDb(context);
        _typedSource = new AmazonDynamoDBClient(server.Source, TypedConfig(server.Url));
        _typedTarget = new AmazonDynamoDBClient(server.Target, TypedConfig(server.Url));
    }

    public CopyPath Raw => new("raw", CopyRawAsync);

    public CopyPath Typed => new("typed", CopyTypedAsync);

    public void Dispose()
    {
        _rawSource.Dispose();
        _rawTarget.Dispose();
        _typedSource.Dispose();
        _typedTarget.Dispose();
    }

    private static AmazonDynamoDBConfig TypedConfig(string url) =>
        new() { ServiceURL = url, AuthenticationRegion = "eu-west-1" };

    private async Task<int> CopyRawAsync(int worker, int workers, int items)
    {
        int carried = 0;
        ReadOnlyMemory<byte> from = default;
        do
        {
            RawScanPage page = await _rawSource.ScanAsync(
                new RawScanRequest { TableName = SourceTable, Segment = worker, TotalSegments = workers, ExclusiveStartKey = from },
                CancellationToken.None).ConfigureAwait(false);
            foreach (ReadOnlyMemory<byte>[] batch in page.Items.Chunk(BatchItems))
            {
                RawBatchWriteResult result = await _rawTarget.BatchWriteItemAsync(
                    new RawBatchWriteRequest
                    {
                        TableName = TargetTable,
                        Writes = [.. batch.Select(item => new RawWrite(RawWriteKind.Put, item))],
                    },
                    CancellationToken.None).ConfigureAwait(false);
                carried += batch.Length - result.UnprocessedWrites.Count;
            }

            from = page.LastEvaluatedKey;
        }
        while (!from.IsEmpty && carried < items);
        return carried;
    }

    private async Task<int> CopyTypedAsync(int worker, int workers, int items)
    {
        int carried = 0;
        Dictionary<string, AttributeValue>? from = null;
        do
        {
            ScanResponse page = await _typedSource.ScanAsync(
                new ScanRequest { TableName = SourceTable, Segment = worker, TotalSegments = workers, ExclusiveStartKey = from })
                .ConfigureAwait(false);
            foreach (Dictionary<string, AttributeValue>[] batch in page.Items.Chunk(BatchItems))
            {
                BatchWriteItemResponse result = await _typedTarget.BatchWriteItemAsync(new BatchWriteItemRequest
                {
                    RequestItems = new Dictionary<string, List<WriteRequest>>
                    {
                        [TargetTable] = [.. batch.Select(item => new WriteRequest(new PutRequest(item)))],
                    },
                }).ConfigureAwait(false);
                carried += batch.Length - (result.UnprocessedItems?.Sum(table => table.Value.Count) ?? 0);
            }

            from = page.LastEvaluatedKey;
        }
        while (from is { Count: > 0 } && carried < items);
        return carried;
    }
}
