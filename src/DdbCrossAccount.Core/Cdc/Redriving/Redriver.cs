using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Cdc.Redriving;

/// <summary>
/// Brings one key of the target to the source's state while the source is written to and change data capture goes on. It
/// reports success only when the source still had what was written after it was written, so that it never ends on an older
/// value: whoever reads the source last writes last.
/// </summary>
/// <remarks>
/// The target must be closed to everybody but change data capture. What makes it right: the target is read before the
/// source, so that a write of change data capture which is newer than what was read of the source comes after the read of
/// the target, and the condition sees it; and where the condition cannot see it, the second read of the source does. A write
/// whose answer was lost may be carried out late, when both tables have long been the same: so nothing is concluded before
/// its lifetime has passed. It does not guard against late writes of others: settle a key only when those are over.
/// One object settles one key at a time.
/// </remarks>
internal sealed class Redriver(EngineContext context, IRedriveTable source, IRedriveTarget target, RedriveOptions options)
{
    private readonly Jitter _jitter = new(context, options.FirstDelay, options.LongestDelay);
    private readonly CanonicalItem _canonical = new();

    /// <summary>Settles one key.</summary>
    /// <param name="key">An object of DynamoDB JSON.</param>
    /// <param name="announceWrite">
    /// Called before each write to the target: it keeps in mind, for whoever goes on when this process dies, that a write of
    /// this key may be under way.
    /// </param>
    /// <param name="token">Ends the work; the key is not settled then.</param>
    public async Task<RedriveOutcome> SettleAsync(
        ReadOnlyMemory<byte> key, Func<CancellationToken, Task> announceWrite, CancellationToken token)
    {
        for (int attempt = 0; attempt < options.MaxAttempts; attempt++)
        {
            if (attempt > 0)
            {
                await Task.Delay(_jitter.Next(attempt - 1), context.Clock, token).ConfigureAwait(false);
            }

            if (await TryAsync(key, announceWrite, token).ConfigureAwait(false) is RedriveOutcome outcome)
            {
                return outcome;
            }
        }

        return RedriveOutcome.MovedOn;
    }

    // Null: not settled by this attempt.
    private async Task<RedriveOutcome?> TryAsync(
        ReadOnlyMemory<byte> key, Func<CancellationToken, Task> announceWrite, CancellationToken token)
    {
        ReadOnlyMemory<byte> before = await target.ReadAsync(key, token).ConfigureAwait(false);
        ReadOnlyMemory<byte> wanted = await source.ReadAsync(key, token).ConfigureAwait(false);
        if (AreEqual(before, wanted))
        {
            return RedriveOutcome.AlreadyEqual;
        }

        await announceWrite(token).ConfigureAwait(false);
        RedriveWrite written = await target.WriteAsync(key, wanted, before, token).ConfigureAwait(false);
        if (written == RedriveWrite.Unknown)
        {
            await Task.Delay(options.WriteLifetime, context.Clock, token).ConfigureAwait(false);
        }

        return written != RedriveWrite.Done ? null : await ConfirmAsync(key, wanted, token).ConfigureAwait(false);
    }

    private async Task<RedriveOutcome?> ConfirmAsync(
        ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> written, CancellationToken token)
    {
        ReadOnlyMemory<byte> now = await source.ReadAsync(key, token).ConfigureAwait(false);
        return !AreEqual(written, now) ? null
            : written.IsEmpty ? RedriveOutcome.Deleted
            : RedriveOutcome.Repaired;
    }

    private bool AreEqual(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other)
    {
        if (one.IsEmpty || other.IsEmpty)
        {
            return one.IsEmpty && other.IsEmpty;
        }

        return one.Span.SequenceEqual(other.Span)
            || _canonical.Write(one.Span).ToArray().AsSpan().SequenceEqual(_canonical.Write(other.Span));
    }
}
