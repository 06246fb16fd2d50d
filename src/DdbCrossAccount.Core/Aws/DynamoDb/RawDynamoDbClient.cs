using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Http;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>The package's client with more operations that carry items as the bytes they came in.</summary>
/// <remarks>
/// A call of theirs is the package's own request in all but its body and the reading of a success: host, signature,
/// retries and
/// errors are the package's, so a raw and a typed call of this client cannot differ in where they go or what they
/// throw.
/// Throttles are never retried in here (see <see cref="ItemRetryPolicy"/>).
/// </remarks>
internal sealed class RawDynamoDbClient(EngineContext context, AWSCredentials credentials, AmazonDynamoDBConfig config)
    : AmazonDynamoDBClient(credentials, config)
{
    // One page of 1 MB or one batch of 16 MB over a slow line; an attempt that takes longer is given up and repeated.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Sets what calls that carry items need, and leaves alone what decides where they go.</summary>
    /// <param name="config">Where the calls go.</param>
    /// <param name="connections">Makes HTTP clients that await answers whole (<see
    /// cref="BufferedAnswerHandler"/>).</param>
    public static AmazonDynamoDBConfig ForItems(AmazonDynamoDBConfig config, HttpClientFactory connections)
    {
        config.HttpClientFactory = connections;
        config.HttpClientCacheSize = 1;
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = 3;
        // A quota of repeats shared by all calls would fail a load of hundreds of calls at the service's first hiccup.
        config.ThrottleRetries = false;
        // The SDK repeats a call over a connection that broke apart from these; its own number is 10.
        config.MaxStaleConnectionRetries = 2;
        config.Timeout = AttemptTimeout;
        return config;
    }

    /// <summary>
    /// Takes back every repeat: for writes that must not be done a second time, as when newer ones may have come between.
    /// </summary>
    public static AmazonDynamoDBConfig WithoutRepeats(AmazonDynamoDBConfig config)
    {
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        return config;
    }

    /// <summary>Reads a page.</summary>
    public Task<RawScanPage> ScanAsync(RawScanRequest request, CancellationToken token) =>
        InvokeAsync<RawScanPage>(
            new ScanRequest { TableName = request.TableName },
            new InvokeOptions { RequestMarshaller = RawScan.Marshaller(request), ResponseUnmarshaller = RawScan.Unmarshaller },
            token);

    /// <summary>Writes a batch; what the service left undone is in the result.</summary>
    public Task<RawBatchWriteResult> BatchWriteItemAsync(RawBatchWriteRequest request, CancellationToken token) =>
        InvokeAsync<RawBatchWriteResult>(
            // The table is named here too, because the package finds the endpoint by it.
            new BatchWriteItemRequest { RequestItems = new Dictionary<string, List<WriteRequest>> { [request.TableName] = [] } },
            new InvokeOptions
            {
                RequestMarshaller = RawBatchWrite.Marshaller(request),
                ResponseUnmarshaller = RawBatchWrite.Unmarshaller,
            },
            token);

    /// <summary>Reads items of one table by their keys, strongly consistent; what the service left undone is in the result.</summary>
    public Task<RawBatchGetResult> BatchGetItemAsync(RawBatchGetRequest request, CancellationToken token) =>
        InvokeAsync<RawBatchGetResult>(
            new BatchGetItemRequest { RequestItems = new Dictionary<string, KeysAndAttributes> { [request.TableName] = new() } },
            new InvokeOptions { RequestMarshaller = RawBatchGet.Marshaller(request), ResponseUnmarshaller = RawBatchGet.Unmarshaller },
            token);

    /// <summary>Reads an item, strongly consistent.</summary>
    public Task<RawGetItemResult> GetItemAsync(RawGetItemRequest request, CancellationToken token) =>
        InvokeAsync<RawGetItemResult>(
            new GetItemRequest { TableName = request.TableName },
            new InvokeOptions { RequestMarshaller = RawGetItem.Marshaller(request), ResponseUnmarshaller = RawGetItem.Unmarshaller },
            token);

    /// <summary>
    /// Puts or deletes an item if the condition holds. What the service refuses (throttles too) is thrown, and then nothing
    /// was done. Only for a client <see cref="WithoutRepeats"/>: the second of two attempts cannot tell what became of the first.
    /// </summary>
    public async Task<RawWriteOutcome> WriteItemAsync(RawConditionalWriteRequest request, CancellationToken token)
    {
        if (Config.MaxErrorRetry > 0)
        {
            throw new InvalidOperationException("A client that repeats calls cannot tell the outcome of a write.");
        }

        try
        {
            await (request.Write.Kind == RawWriteKind.Put
                ? InvokeAsync<RawWriteResult>(
                    new PutItemRequest { TableName = request.TableName },
                    new InvokeOptions
                    {
                        RequestMarshaller = RawConditionalWrite.PutMarshaller(request),
                        ResponseUnmarshaller = RawConditionalWrite.PutUnmarshaller,
                    },
                    token)
                : InvokeAsync<RawWriteResult>(
                    new DeleteItemRequest { TableName = request.TableName },
                    new InvokeOptions
                    {
                        RequestMarshaller = RawConditionalWrite.DeleteMarshaller(request),
                        ResponseUnmarshaller = RawConditionalWrite.DeleteUnmarshaller,
                    },
                    token)).ConfigureAwait(false);
            return RawWriteOutcome.Done;
        }
        catch (ConditionalCheckFailedException)
        {
            return RawWriteOutcome.ConditionFailed;
        }
        catch (Exception fault) when (RawConditionalWrite.IsOutcomeUnknown(fault, token))
        {
            return RawWriteOutcome.Unknown;
        }
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new ItemRetryPolicy(Config, context)));
    }
}
