using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Exports;

/// <summary>
/// Makes one table ready: recovery on, stream on, and a snapshot that is provably younger than the stream.
/// </summary>
internal sealed class ExportPreparer(EngineContext context, AccountSession source, ExportOptions options)
{
    /// <summary>Prepares the table.</summary>
    public async Task<PreparedExport> PrepareAsync(ExportCandidate candidate, CancellationToken token)
    {
        var wait = new PreparationWait(
            context,
            candidate.Table.TableArn,
            candidate.Table.TableName,
            options.PreparationTimeout);
        bool turnedRecoveryOn = !candidate.Recovery.IsOn
            && await new RecoveryStarter(context, source).TurnOnAsync(candidate.Table, wait, token).ConfigureAwait(false);

        StreamProof stream = options.EnableStream
            ? await new StreamStarter(context, source, options).EnsureAsync(candidate, wait, token).ConfigureAwait(false)
            : StreamStarter.Existing(candidate.Table);
        DateTime? needed = NeededTime(candidate, stream);
        DateTime newest =
            await new SnapshotWaiter(source).WaitAsync(candidate.Table, needed, wait, token).ConfigureAwait(false);
        return new PreparedExport
        {
            Candidate = candidate,
            WasRecoveryOn = !turnedRecoveryOn,
            Stream = stream,
            Time = GivenTime ?? newest,
            LatestRestorable = newest,
        };
    }

    private DateTime? GivenTime =>
        (options.ExportTime ?? options.ExportToTime) is { } time ? ExportWindow.Floor(time) : null;

    private DateTime? NeededTime(ExportCandidate candidate, StreamProof stream)
    {
        DateTime? earliest = stream.EnabledTime is { } enabled ? ExportWindow.EarliestSnapshot(enabled) : null;
        if (GivenTime is not { } given)
        {
            return earliest;
        }

        return given < earliest
            ? throw ErrorCatalogue.ExportTimeBeforeStream(
                candidate.Table.TableArn,
                given,
                earliest.Value,
                "Nothing was exported; the stream stays on.")
            : given;
    }
}
