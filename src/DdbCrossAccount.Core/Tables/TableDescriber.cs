using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Tables;

/// <summary>DescribeTable, with a missing table told apart from everything else.</summary>
internal static class TableDescriber
{
    /// <summary>Describes a table that has to exist.</summary>
    /// <param name="session">The table's account.</param>
    /// <param name="tableName">The bare name.</param>
    /// <param name="state">What was and was not done so far, for an error.</param>
    /// <param name="token">Ends the call.</param>
    public static async Task<TableDescription> DescribeAsync(
        AccountSession session,
        string tableName,
        string state,
        CancellationToken token)
    {
        return await FindAsync(session, tableName, state, token).ConfigureAwait(false)
            ?? throw ErrorCatalogue.TableNotFound(tableName, session.AccountId, session.Region, state);
    }

    /// <summary>Describes a table; null when there is none of that name.</summary>
    public static async Task<TableDescription?> FindAsync(
        AccountSession session,
        string tableName,
        string state,
        CancellationToken token)
    {
        try
        {
            var request = new DescribeTableRequest { TableName = tableName };
            return (await session.DynamoDb.DescribeTableAsync(request, token).ConfigureAwait(false)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception,
                session.Call("dynamodb", "DescribeTable", $"table '{tableName}'", state));
        }
    }
}
