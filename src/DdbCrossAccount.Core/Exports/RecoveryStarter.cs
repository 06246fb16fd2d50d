using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Turns on point-in-time recovery of one table, having told what it was.</summary>
/// <remarks>
/// Where a lost answer leaves unclear who turned it on, it counts as somebody else's: turning it off again would delete
/// backups that may be theirs.
/// </remarks>
internal sealed class RecoveryStarter(EngineContext context, AccountSession source)
{
    private const string State = "Whether point-in-time recovery was turned on is not known; nothing was exported.";

    /// <summary>Turns it on; true when that was certainly this command.</summary>
    public async Task<bool> TurnOnAsync(TableDescription table, PreparationWait wait, CancellationToken token)
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
            ChangeOutcome outcome = await change.ApplyAsync(token).ConfigureAwait(false);
            WarnIfOriginIsUnclear(table, outcome);
            return outcome == ChangeOutcome.Ours;
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

    private void WarnIfOriginIsUnclear(TableDescription table, ChangeOutcome outcome)
    {
        if (outcome == ChangeOutcome.Unclear)
        {
            context.Observer.Observe(new WarningRaised(
                $"Point-in-time recovery of '{table.TableArn}' is on, and it cannot be told whether this command or "
                    + "somebody else turned it on. It counts as somebody else's and will not be turned off again."));
        }
    }
}
