using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Rehearsal.Comparing;

/// <summary>
/// Compares two tables item by item: both are scanned whole, strongly consistent, with the AWS SDK's own typed client, so
/// nothing of the engine that moved them is trusted.
/// </summary>
internal sealed class TableComparer(
    IAmazonDynamoDB source, IAmazonDynamoDB target, IReadOnlyList<string> keyNames, int segments)
{
    /// <summary>Reads both tables to their ends.</summary>
    /// <param name="sourceTable">The table in the source account.</param>
    /// <param name="targetTable">The table in the target account.</param>
    /// <param name="observe">Is told what is known after each page.</param>
    /// <param name="token">Ends the reading.</param>
    public async Task<ComparisonResult> CompareAsync(
        string sourceTable, string targetTable, Action<ComparisonResult> observe, CancellationToken token)
    {
        var comparison = new Comparison();
        using var anyFailed = CancellationTokenSource.CreateLinkedTokenSource(token);
        IEnumerable<Task> reads = Enumerable.Range(0, segments).SelectMany(segment => new[]
        {
            ReadAsync(source, sourceTable, segment, comparison.AddSource, anyFailed.Token),
            ReadAsync(target, targetTable, segment, comparison.AddTarget, anyFailed.Token),
        }).Select(read => StopOthersOnFailureAsync(read, anyFailed));
        await Task.WhenAll(reads);
        return comparison.Result();

        async Task ReadAsync(
            IAmazonDynamoDB client, string table, int segment, Action<ItemDigest> add, CancellationToken stop)
        {
            await foreach (List<Dictionary<string, AttributeValue>> page in PagesAsync(client, table, segment, stop))
            {
                page.ForEach(item => add(ItemDigest.Of(item, keyNames)));
                observe(comparison.Result());
            }
        }
    }

    private async IAsyncEnumerable<List<Dictionary<string, AttributeValue>>> PagesAsync(
        IAmazonDynamoDB client, string table, int segment, [EnumeratorCancellation] CancellationToken token)
    {
        var request = new ScanRequest(table) { ConsistentRead = true, Segment = segment, TotalSegments = segments };
        do
        {
            ScanResponse response = await client.ScanAsync(request, token);
            yield return response.Items ?? [];
            request.ExclusiveStartKey = response.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    private static async Task StopOthersOnFailureAsync(Task read, CancellationTokenSource anyFailed)
    {
        try
        {
            await read;
        }
        catch
        {
            await anyFailed.CancelAsync();
            throw;
        }
    }
}
