using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Describes exports and finds them again: AWS lists those of the last 90 days.</summary>
internal sealed class ExportFinder(AccountSession source)
{
    private const int PageSize = 25;
    private const string State = "The export itself is not affected.";

    /// <summary>Describes one export.</summary>
    public async Task<ExportDescription> DescribeAsync(string exportArn, CancellationToken token)
    {
        try
        {
            return (await SendAsync(source.DynamoDb, exportArn, token).ConfigureAwait(false)).ExportDescription;
        }
        catch (ExportNotFoundException)
        {
            throw ErrorCatalogue.ExportNotFound(exportArn, source.AccountId, source.Region);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, source.Call("dynamodb", "DescribeExport", exportArn, State));
        }
    }

    /// <summary>
    /// Describes one export for somebody who asks again anyway: sent once, and what goes wrong is thrown as it
    /// came.
    /// </summary>
    public Task<DescribeExportResponse> DescribeOnceAsync(string exportArn, CancellationToken token) =>
        SendAsync(source.DynamoDbWithoutRetries, exportArn, token);

    /// <summary>The export of a table that was started under a token; null when there is none.</summary>
    public async Task<ExportDescription?> FindByTokenAsync(string tableArn, string clientToken, CancellationToken token)
    {
        await foreach (string arn in ListArnsAsync(tableArn, token).ConfigureAwait(false))
        {
            ExportDescription description = await DescribeAsync(arn, token).ConfigureAwait(false);
            if (description.ClientToken == clientToken)
            {
                return description;
            }
        }

        return null;
    }

    /// <summary>The ARNs of the exports of one table, or of all.</summary>
    public async IAsyncEnumerable<string> ListArnsAsync(
        string? tableArn,
        [EnumeratorCancellation] CancellationToken token)
    {
        string? next = null;
        do
        {
            ListExportsResponse page = await ListPageAsync(tableArn, next, token).ConfigureAwait(false);
            foreach (ExportSummary summary in page.ExportSummaries ?? [])
            {
                yield return summary.ExportArn;
            }

            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    private static Task<DescribeExportResponse> SendAsync(IAmazonDynamoDB client, string exportArn, CancellationToken token) =>
        client.DescribeExportAsync(new DescribeExportRequest { ExportArn = exportArn }, token);

    private async Task<ListExportsResponse> ListPageAsync(string? tableArn, string? next, CancellationToken token)
    {
        try
        {
            var request = new ListExportsRequest { TableArn = tableArn, MaxResults = PageSize, NextToken = next };
            return await source.DynamoDb.ListExportsAsync(request, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, source.Call("dynamodb", "ListExports", tableArn ?? "*", State));
        }
    }
}
