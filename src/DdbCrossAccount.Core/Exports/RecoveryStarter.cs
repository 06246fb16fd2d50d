using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Turns on point-in-time recovery of one table, having told what it was.</summary>
internal sealed class RecoveryStarter(EngineContext context, AccountSession source)
{
    private const string State = "Whether point-in-time recovery was turned on is not known; nothing was exported.";

    /// <summary>Turns it on.</summary>
    public async Task TurnOnAsync(TableDescription table, PreparationWait wait, CancellationToken token)
    {
        context.Observer.Observe(new SourceChangeRequested(table.TableArn, "point-in-time recovery", "DISABLED", "ENABLED"));
        context.Observer.Observe(new PhaseEntered($"Turning on point-in-time recovery of '{table.TableArn}'; it was off."));
        var change = new SettingChange(wait)
        {
            WaitingFor = "point-in-time recovery to be turned on",
            Send = t => SendAsync(table.TableName, t),
            IsInPlace = async t =>
                (await RecoveryReader.ReadAsync(source, table.TableName, State, t).ConfigureAwait(false)).IsOn,
            IsBusy = exception => exception is ContinuousBackupsUnavailableException,
        };
        try
        {
            await change.ApplyAsync(token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception,
                source.Call("dynamodb", "UpdateContinuousBackups", table.TableArn, "Nothing was exported."));
        }
    }

    private async Task SendAsync(string tableName, CancellationToken token)
    {
        var request = new UpdateContinuousBackupsRequest
        {
            TableName = tableName,
            PointInTimeRecoverySpecification = new PointInTimeRecoverySpecification { PointInTimeRecoveryEnabled = true },
        };
        await source.DynamoDbWithoutRetries.UpdateContinuousBackupsAsync(request, token).ConfigureAwait(false);
    }
}
