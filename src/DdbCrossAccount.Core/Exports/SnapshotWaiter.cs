using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Waits until a table can be exported as of a given instant.</summary>
internal sealed class SnapshotWaiter(AccountSession source)
{
    private const string Waiting = "the newest restorable time";
    private const string State = "The table is prepared; nothing was exported.";

    /// <summary>Waits; returns the newest instant that can be asked for, which is the needed one or later.</summary>
    public async Task<DateTime> WaitAsync(
        TableDescription table,
        DateTime? needed,
        PreparationWait wait,
        CancellationToken token)
    {
        while (true)
        {
            RecoveryState recovery = await wait
                .ReadAsync(Waiting, t => RecoveryReader.ReadAsync(source, table.TableName, State, t), token)
                .ConfigureAwait(false);
            DateTime? newest = ExportWindow.NewestSnapshot(recovery.Earliest, recovery.Latest);
            if (newest is { } snapshot && !(snapshot < needed))
            {
                return snapshot;
            }

            await wait.PauseAsync(Waiting, recovery.Latest, needed, token).ConfigureAwait(false);
        }
    }
}
