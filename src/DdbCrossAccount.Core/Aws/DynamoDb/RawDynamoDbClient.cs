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

/// <summary>The package's client with two more operations that carry items as the bytes they came in.</summary>
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

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new ItemRetryPolicy(Config, context)));
    }
}
