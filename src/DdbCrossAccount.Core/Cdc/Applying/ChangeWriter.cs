using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Writes the changes of a batch to the target, and leaves with each of them how far it has come.</summary>
/// <remarks>
/// When it returns, no write of it is under way but those whose outcome is unknown. A write with unknown outcome is not
/// repeated here: the late first one could be carried out after something newer. It never throws.
/// </remarks>
internal sealed class ChangeWriter(
    EngineContext context, ITargetTable target, CdcControl control, InvocationTime time, CancellationToken token)
{
    private readonly ItemKeyReader _keys = new(control.Key);
    private readonly Jitter _jitter = new(context, ApplyingConstants.FirstRepeat, ApplyingConstants.LongestRepeat);
    private List<List<KeyChange>> _groups = [];
    private int _nextGroup = -1;
    private long _repeated;
    private volatile string? _stopCode;

    /// <summary>Writes that had to be sent again for lack of throughput.</summary>
    public long Repeated => Interlocked.Read(ref _repeated);

    /// <summary>AWS's code of what no other call would have come past; null when nothing stopped the writing.</summary>
    public string? StopCode => _stopCode;

    /// <summary>Writes what is pending, with so many calls at once.</summary>
    public Task WriteAsync(IReadOnlyList<KeyChange> changes)
    {
        _groups = ChangeGroup.Divide(changes.Where(change => change.State == KeyChangeState.Pending));
        int lanes = Math.Min(ApplyingConstants.Parallelism, _groups.Count);
        return Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => WriteGroupsAsync()));
    }

    private async Task WriteGroupsAsync()
    {
        while (Interlocked.Increment(ref _nextGroup) is int next && next < _groups.Count)
        {
            await WriteGroupAsync(_groups[next]).ConfigureAwait(false);
        }
    }

    private async Task WriteGroupAsync(List<KeyChange> group)
    {
        List<KeyChange> left = group;
        for (int attempt = 0; left.Count > 0; attempt++)
        {
            if (attempt > 0 && !await WaitAsync(attempt - 1).ConfigureAwait(false))
            {
                return;
            }

            if (_stopCode is not null || time.Left < ApplyingConstants.ShortestAttempt || token.IsCancellationRequested)
            {
                return;
            }

            left = await WriteOnceAsync(left).ConfigureAwait(false);
            Interlocked.Add(ref _repeated, left.Count);
        }
    }

    private async Task<bool> WaitAsync(int attempt)
    {
        TimeSpan wait = _jitter.Next(attempt);
        if (wait + ApplyingConstants.ShortestAttempt > time.Left)
        {
            return false;
        }

        await Task.Delay(wait, context.Clock, CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    /// <summary>Sends the writes once, and returns those that may be sent again.</summary>
    private async Task<List<KeyChange>> WriteOnceAsync(List<KeyChange> changes)
    {
        try
        {
            IReadOnlyList<RawWrite> unprocessed = await SendAsync(changes).ConfigureAwait(false);
            List<KeyChange> left = unprocessed.Count == 0 ? [] : FindUnprocessed(changes, unprocessed);
            Mark(changes.Except(left), KeyChangeState.Applied, null);
            return left;
        }
        catch (Exception fault)
        {
            return await HandleAsync(changes, fault).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<RawWrite>> SendAsync(List<KeyChange> changes)
    {
        TimeSpan timeout = time.Left < ApplyingConstants.AttemptTimeout ? time.Left : ApplyingConstants.AttemptTimeout;
        using var limit = new CancellationTokenSource(timeout, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, token);
        List<RawWrite> writes = [.. changes.Select(change => change.Last.Write)];
        return await target.WriteAsync(control.TargetTableArn, writes, either.Token).ConfigureAwait(false);
    }

    // The answer may spell the same item otherwise.
    private List<KeyChange> FindUnprocessed(List<KeyChange> sent, IReadOnlyList<RawWrite> unprocessed)
    {
        Dictionary<ItemKey, KeyChange> byKey = sent.ToDictionary(change => change.Key);
        List<KeyChange> left = [];
        foreach (RawWrite write in unprocessed)
        {
            left.Add(byKey.Remove(_keys.Read(write.Json.Span), out KeyChange? change)
                ? change
                : throw new IncompleteAnswerException(
                    "The answer to BatchWriteItem names a write that was not sent, or names it twice."));
        }

        return left;
    }

    private async Task<List<KeyChange>> HandleAsync(List<KeyChange> changes, Exception fault)
    {
        switch (WriteFaults.KindOf(fault))
        {
            case WriteFault.Passing:
                return changes;
            case WriteFault.Stopping:
                _stopCode ??= WriteFaults.CodeOf(fault);
                return [];
            case WriteFault.Refused when changes is [KeyChange single]:
                Mark([single], KeyChangeState.Refused, WriteFaults.CodeOf(fault));
                return [];
            case WriteFault.Refused:
                await WriteSinglyAsync(changes).ConfigureAwait(false);
                return [];
            default:
                Mark(changes, KeyChangeState.Unknown, WriteFaults.CodeOf(fault));
                return [];
        }
    }

    /// <summary>
    /// Finds what is refused: the service refuses a call as a whole, and does not say for which item.
    /// </summary>
    private async Task WriteSinglyAsync(List<KeyChange> changes)
    {
        foreach (KeyChange change in changes)
        {
            await WriteGroupAsync([change]).ConfigureAwait(false);
        }
    }

    private void Mark(IEnumerable<KeyChange> changes, KeyChangeState state, string? code)
    {
        DateTimeOffset now = time.WallTime;
        foreach (KeyChange change in changes)
        {
            change.State = state;
            change.ErrorCode = code;
            change.GivenUpAt = now;
        }
    }
}
