using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Reads how far back and how near to now a table can be exported.</summary>
internal static class RecoveryReader
{
    /// <summary>Reads it once.</summary>
    public static async Task<RecoveryState> ReadAsync(
        AccountSession session,
        string tableName,
        string state,
        CancellationToken token)
    {
        try
        {
            var request = new DescribeContinuousBackupsRequest { TableName = tableName };
            DescribeContinuousBackupsResponse response =
                await session.DynamoDb.DescribeContinuousBackupsAsync(request, token).ConfigureAwait(false);
            return Map(response);
        }
        catch (TableNotFoundException)
        {
            throw ErrorCatalogue.TableNotFound(tableName, session.AccountId, session.Region, state);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception,
                session.Call("dynamodb", "DescribeContinuousBackups", $"table '{tableName}'", state));
        }
    }

    private static RecoveryState Map(DescribeContinuousBackupsResponse response)
    {
        PointInTimeRecoveryDescription? recovery =
            response.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
        return new RecoveryState(
            recovery?.PointInTimeRecoveryStatus == PointInTimeRecoveryStatus.ENABLED,
            UtcTime.From(recovery?.EarliestRestorableDateTime),
            UtcTime.From(recovery?.LatestRestorableDateTime),
            response.GetServiceTime()?.UtcDateTime);
    }
}
