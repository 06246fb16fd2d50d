using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Reads what a table's definition has beside DescribeTable, all of it at once.</summary>
/// <remarks>
/// A read that is denied, or that the endpoint does not know, leaves its part unknown and raises a warning.
/// </remarks>
internal sealed class TableSettingsReader(EngineContext context, AccountSession session, TableDescription table)
{
    private IAmazonDynamoDB Client => session.DynamoDb;

    /// <summary>Reads all parts.</summary>
    public async Task<TableSettings> ReadAsync(CancellationToken token)
    {
        Task<TimeToLiveDescription?> timeToLive = TryAsync("DescribeTimeToLive", "time to live", ReadTimeToLiveAsync, token);
        Task<PointInTimeRecoveryDescription?> recovery =
            TryAsync("DescribeContinuousBackups", "point-in-time recovery", ReadRecoveryAsync, token);
        Task<DdbTableTag[]?> tags = TryAsync("ListTagsOfResource", "tags", ReadTagsAsync, token);
        Task<DdbKinesisDestination[]?> kinesis =
            TryAsync("DescribeKinesisStreamingDestination", "Kinesis destinations", ReadKinesisDestinationsAsync, token);
        Task<DdbContributorInsights[]?> insights =
            TryAsync("ListContributorInsights", "Contributor Insights", ReadContributorInsightsAsync, token);
        Task<string?> tablePolicy =
            TryAsync("GetResourcePolicy", "resource policy", t => ReadPolicyAsync(table.TableArn, t), token);
        Task<string?> streamPolicy = string.IsNullOrEmpty(table.LatestStreamArn)
            ? Task.FromResult<string?>(string.Empty)
            : TryAsync(
                "GetResourcePolicy",
                "stream's resource policy",
                t => ReadPolicyAsync(table.LatestStreamArn, t),
                token);

        await Task.WhenAll(timeToLive, recovery, tags, kinesis, insights, tablePolicy, streamPolicy).ConfigureAwait(false);
        return new TableSettings
        {
            TimeToLive = await timeToLive.ConfigureAwait(false),
            Recovery = await recovery.ConfigureAwait(false),
            Tags = await tags.ConfigureAwait(false),
            KinesisDestinations = await kinesis.ConfigureAwait(false),
            ContributorInsights = await insights.ConfigureAwait(false),
            TablePolicy = await tablePolicy.ConfigureAwait(false),
            StreamPolicy = await streamPolicy.ConfigureAwait(false),
        };
    }

    private async Task<T?> TryAsync<T>(
        string operation,
        string part,
        Func<CancellationToken, Task<T>> read,
        CancellationToken token)
        where T : class
    {
        try
        {
            return await read(token).ConfigureAwait(false);
        }
        catch (AmazonServiceException exception) when (LeavesUnknown(exception))
        {
            context.Observer.Observe(new WarningRaised(UnknownText(operation, part, exception)));
            return null;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception,
                session.Call("dynamodb", operation, table.TableArn, "Nothing was changed."));
        }
    }

    private static bool LeavesUnknown(AmazonServiceException exception) =>
        exception.ErrorCode is "AccessDeniedException" or "AccessDenied" or "UnknownOperationException";

    private string UnknownText(string operation, string part, AmazonServiceException exception)
    {
        string fact = exception.ErrorCode == "UnknownOperationException"
            ? $"The endpoint does not know dynamodb:{operation}"
            : $"'{session.Account.Arn}' may not call dynamodb:{operation} on '{table.TableArn}'";
        return $"{fact}. The {part} of table '{table.TableName}' stays unknown, and a copy made from this definition lacks it.";
    }

    private async Task<TimeToLiveDescription> ReadTimeToLiveAsync(CancellationToken token)
    {
        var request = new DescribeTimeToLiveRequest { TableName = table.TableName };
        DescribeTimeToLiveResponse response = await Client.DescribeTimeToLiveAsync(request, token).ConfigureAwait(false);
        return response.TimeToLiveDescription;
    }

    private async Task<PointInTimeRecoveryDescription> ReadRecoveryAsync(CancellationToken token)
    {
        var request = new DescribeContinuousBackupsRequest { TableName = table.TableName };
        DescribeContinuousBackupsResponse response =
            await Client.DescribeContinuousBackupsAsync(request, token).ConfigureAwait(false);
        return response.ContinuousBackupsDescription.PointInTimeRecoveryDescription;
    }

    private async Task<DdbTableTag[]> ReadTagsAsync(CancellationToken token)
    {
        var tags = new List<DdbTableTag>();
        string? next = null;
        do
        {
            var request = new ListTagsOfResourceRequest { ResourceArn = table.TableArn, NextToken = next };
            ListTagsOfResourceResponse page = await Client.ListTagsOfResourceAsync(request, token).ConfigureAwait(false);
            tags.AddRange((page.Tags ?? [])
                .Where(tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal))
                .Select(tag => new DdbTableTag { Key = tag.Key, Value = tag.Value }));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return [.. tags];
    }

    private async Task<DdbKinesisDestination[]> ReadKinesisDestinationsAsync(CancellationToken token)
    {
        var request = new DescribeKinesisStreamingDestinationRequest { TableName = table.TableName };
        DescribeKinesisStreamingDestinationResponse response =
            await Client.DescribeKinesisStreamingDestinationAsync(request, token).ConfigureAwait(false);
        return
        [
            .. (response.KinesisDataStreamDestinations ?? []).Select(destination => new DdbKinesisDestination
            {
                StreamArn = destination.StreamArn,
                Status = destination.DestinationStatus?.Value,
                Precision = destination.ApproximateCreationDateTimePrecision?.Value,
            }),
        ];
    }

    private async Task<DdbContributorInsights[]> ReadContributorInsightsAsync(CancellationToken token)
    {
        var insights = new List<DdbContributorInsights>();
        string? next = null;
        do
        {
            var request = new ListContributorInsightsRequest { TableName = table.TableName, NextToken = next };
            ListContributorInsightsResponse page =
                await Client.ListContributorInsightsAsync(request, token).ConfigureAwait(false);
            insights.AddRange((page.ContributorInsightsSummaries ?? [])
                .Where(summary => summary.ContributorInsightsStatus != ContributorInsightsStatus.DISABLED)
                .Select(summary => new DdbContributorInsights
                {
                    IndexName = string.IsNullOrEmpty(summary.IndexName) ? null : summary.IndexName,
                    Status = summary.ContributorInsightsStatus?.Value,
                    Mode = summary.ContributorInsightsMode?.Value,
                }));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return [.. insights];
    }

    private async Task<string> ReadPolicyAsync(string resourceArn, CancellationToken token)
    {
        try
        {
            var request = new GetResourcePolicyRequest { ResourceArn = resourceArn };
            return (await Client.GetResourcePolicyAsync(request, token).ConfigureAwait(false)).Policy ?? string.Empty;
        }
        catch (PolicyNotFoundException)
        {
            return string.Empty;
        }
    }
}
