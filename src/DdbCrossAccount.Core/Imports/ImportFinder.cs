using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Describes imports and finds them again: AWS lists those of the last 90 days.</summary>
internal sealed class ImportFinder(AccountSession target)
{
    private const int PageSize = 25;
    private const string State = "The import itself is not affected.";

    /// <summary>Describes one import.</summary>
    public async Task<ImportTableDescription> DescribeAsync(string importArn, CancellationToken token)
    {
        try
        {
            return (await SendAsync(target.DynamoDb, importArn, token).ConfigureAwait(false)).ImportTableDescription;
        }
        catch (ImportNotFoundException)
        {
            throw ErrorCatalogue.ImportNotFound(importArn, target.AccountId, target.Region);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, target.Call("dynamodb", "DescribeImport", importArn, State));
        }
    }

    /// <summary>
    /// Describes one import for somebody who asks again anyway: sent once, and what goes wrong is thrown as it
    /// came.
    /// </summary>
    public Task<DescribeImportResponse> DescribeOnceAsync(string importArn, CancellationToken token) =>
        SendAsync(target.DynamoDbWithoutRetries, importArn, token);

    /// <summary>The import of a table that was started under a token; null when there is none.</summary>
    public async Task<ImportTableDescription?> FindByTokenAsync(string tableArn, string clientToken, CancellationToken token)
    {
        await foreach (string arn in ListArnsAsync(tableArn, token).ConfigureAwait(false))
        {
            ImportTableDescription description = await DescribeAsync(arn, token).ConfigureAwait(false);
            if (description.ClientToken == clientToken)
            {
                return description;
            }
        }

        return null;
    }

    /// <summary>The ARNs of the imports of one table, or of all.</summary>
    public async IAsyncEnumerable<string> ListArnsAsync(
        string? tableArn,
        [EnumeratorCancellation] CancellationToken token)
    {
        string? next = null;
        do
        {
            ListImportsResponse page = await ListPageAsync(tableArn, next, token).ConfigureAwait(false);
            foreach (ImportSummary summary in page.ImportSummaryList ?? [])
            {
                yield return summary.ImportArn;
            }

            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    private static Task<DescribeImportResponse> SendAsync(IAmazonDynamoDB client, string importArn, CancellationToken token) =>
        client.DescribeImportAsync(new DescribeImportRequest { ImportArn = importArn }, token);

    private async Task<ListImportsResponse> ListPageAsync(string? tableArn, string? next, CancellationToken token)
    {
        try
        {
            var request = new ListImportsRequest { TableArn = tableArn, PageSize = PageSize, NextToken = next };
            return await target.DynamoDb.ListImportsAsync(request, token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, target.Call("dynamodb", "ListImports", tableArn ?? "*", State));
        }
    }
}
