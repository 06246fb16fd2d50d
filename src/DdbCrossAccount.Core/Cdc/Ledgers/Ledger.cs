using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>
/// What was applied, is being applied, cannot be applied or is in doubt, of every stream: the proof of change data
/// capture.
/// </summary>
/// <remarks>
/// Everything is read strongly. Writes can be repeated: a row is the same however often it is written; those with a
/// condition may tell of a change that was
/// their own when the answer to the first attempt was lost, so the caller reads again and decides.
/// </remarks>
internal sealed partial class Ledger(ILedgerStore store)
{
    // Sorts behind every entry of a prefix: none of them holds a character above '~'.
    private const string End = "~";

    /// <summary>The control row of a stream.</summary>
    public async Task<ControlReading> ReadControlAsync(string streamArn, CancellationToken token)
    {
        LedgerReading reading = await store
            .ReadAsync(LedgerConstants.ControlScope, streamArn, token).ConfigureAwait(false);
        return new ControlReading(reading.Row is { } row ? ControlRow.Read(row) : null, reading.ServiceTime);
    }

    /// <summary>The control rows of all streams that this ledger knows.</summary>
    public Task<IReadOnlyList<CdcControl>> ReadControlsAsync(CancellationToken token) =>
        ReadAllAsync(LedgerConstants.ControlScope, string.Empty, ControlRow.Read, token);

    /// <summary>
    /// Writes the control row if nobody has changed it since it was read (<see cref="CdcControl.Version"/>; 0 writes a
    /// new one), and returns it with its new version;
    /// null when somebody has.
    /// </summary>
    public async Task<CdcControl?> TryWriteControlAsync(CdcControl control, CancellationToken token)
    {
        CdcControl next = control with { Version = control.Version + 1 };
        LedgerCondition condition = control.Version == 0 ? LedgerCondition.NoRow : VersionIs(control.Version);
        return await store.TryWriteAsync(ControlRow.Write(next), condition, token).ConfigureAwait(false) ? next : null;
    }

    /// <summary>Removes the control row; false when somebody has changed it since it was read.</summary>
    public Task<bool> TryRemoveControlAsync(CdcControl control, CancellationToken token) =>
        store.TryDeleteAsync(LedgerConstants.ControlScope, control.StreamArn, VersionIs(control.Version), token);

    /// <summary>
    /// Claims a target for a stream, and returns the claim that stands: this one, or that of another stream.
    /// </summary>
    public async Task<TargetClaim> ClaimTargetAsync(string targetTableArn, string streamArn, CancellationToken token)
    {
        LedgerRow row = new LedgerRow(LedgerConstants.TargetScope, targetTableArn).Set("StreamArn", streamArn);
        if (!await store.TryWriteAsync(row, LedgerCondition.NoRow, token).ConfigureAwait(false))
        {
            LedgerReading standing = await store
                .ReadAsync(LedgerConstants.TargetScope, targetTableArn, token).ConfigureAwait(false);
            row = standing.Row ?? row;
        }

        return new TargetClaim(targetTableArn, row.Text("StreamArn"));
    }

    /// <summary>Gives a target back; false when another stream has claimed it.</summary>
    public Task<bool> TryReleaseTargetAsync(string targetTableArn, string streamArn, CancellationToken token) => store.TryDeleteAsync(
        LedgerConstants.TargetScope,
        targetTableArn,
        LedgerCondition.Equal("StreamArn", new AttributeValue { S = streamArn }),
        token);

    /// <summary>Removes every row of a run.</summary>
    public async Task RemoveRunAsync(string scope, CancellationToken token)
    {
        const int Page = 100;
        List<LedgerRow> rows = [];
        await foreach (LedgerRow row in store.QueryAsync(scope, " ", End, null, token).ConfigureAwait(false))
        {
            rows.Add(row);
            if (rows.Count == Page)
            {
                await store.DeleteAllAsync(rows, token).ConfigureAwait(false);
                rows = [];
            }
        }

        await store.DeleteAllAsync(rows, token).ConfigureAwait(false);
    }

    private static LedgerCondition VersionIs(long version) => LedgerCondition.Equal(
        ControlRow.Version, new AttributeValue { N = version.ToString(CultureInfo.InvariantCulture) });

    private async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        string scope, string prefix, Func<LedgerRow, T> read, CancellationToken token)
    {
        List<T> all = [];
        string from = prefix.Length == 0 ? " " : prefix;
        await foreach (LedgerRow row in store.QueryAsync(scope, from, prefix + End, null, token).ConfigureAwait(false))
        {
            all.Add(read(row));
        }

        return all;
    }
}
