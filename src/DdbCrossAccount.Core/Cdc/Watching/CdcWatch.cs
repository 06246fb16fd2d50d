using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Cdc.Draining;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <inheritdoc cref="ICdcWatch"/>
/// <remarks>
/// With <see cref="KeepsProof"/> it writes down in the ledger how far each shard is proved, so that the next one goes on
/// there, and that the window is broken when it finds so. Everything else is left as it is. Not thread-safe.
/// </remarks>
internal sealed class CdcWatch : ICdcWatch
{
    private const string State = "Nothing was changed.";

    // Mapping, function and tables change seldom, and Lambda answers only some calls a second.
    private static readonly TimeSpan PartsInterval = TimeSpan.FromSeconds(10);

    private readonly EngineContext _context;
    private readonly string _streamArn;
    private readonly CdcSessions _sessions;
    private readonly Ledger _ledger;
    private readonly LedgerReporter _reporter;
    private readonly PartsReader _partsReader;
    private readonly AmazonDynamoDBStreamsClient _streams;
    private readonly LagTrend _trend = new();
    private ProofKeeper? _proof;
    private DrainProver? _prover;
    private PartsReport? _parts;
    private long _partsReadAt;
    private bool _isGapChecked;

    public CdcWatch(EngineContext context, CdcOpening opening)
    {
        _context = context;
        _streamArn = opening.Cdc.StreamArn;
        _sessions = opening.Sessions;
        _ledger = opening.Ledger.Rows;
        _reporter = new LedgerReporter(_ledger, opening.Place);
        _partsReader = new PartsReader(opening.Sessions);
        _streams = opening.Sessions.Source.CreateStreams();
        Place = opening.Place;
    }

    /// <inheritdoc/>
    public LedgerPlace Place { get; }

    /// <summary>True to read deletes by the source's time to live without asking for their receipts.</summary>
    public bool ExcusesTtlDeletes { get; init; }

    /// <summary>True to write down how far the proof is.</summary>
    public bool KeepsProof { get; init; }

    /// <inheritdoc/>
    public async Task<CdcReading> ReadAsync(CancellationToken token)
    {
        DrainProver prover = await OpenAsync(token).ConfigureAwait(false);
        DrainFigures? drain = await AdvanceAsync(prover, token).ConfigureAwait(false);
        LedgerReport ledger = await _reporter.ReadAsync(_streamArn, token).ConfigureAwait(false);
        PartsReport parts = await ReadPartsAsync(ledger, drain, token).ConfigureAwait(false);
        if (drain is null)
        {
            CdcBreak gone = CdcJudge.FindBreak(ledger, parts, drain) ?? CdcJudge.StreamGone(_streamArn);
            return new CdcReading(ledger, parts, drain, gone, CatchUp: null);
        }

        ledger = await MarkAsync(ledger, parts, drain, token).ConfigureAwait(false);
        _trend.Add(drain.ServiceTime, drain.LagAtMost);
        if (KeepsProof)
        {
            await _proof!.KeepAsync(prover.Proven, drain, token).ConfigureAwait(false);
        }

        return new CdcReading(ledger, parts, drain, CdcJudge.FindBreak(ledger, parts, drain), _trend.TimeLeft);
    }

    /// <inheritdoc/>
    public void Dispose() => _streams.Dispose();

    // A run that was enabled anew meanwhile has other receipts: its proof begins anew too.
    private async Task<DrainProver> OpenAsync(CancellationToken token)
    {
        CdcControl control = (await _reporter.ReadControlAsync(_streamArn, token).ConfigureAwait(false)).Control!;
        if (_prover is not null && _proof!.Scope == control.Scope)
        {
            return _prover;
        }

        _proof = new ProofKeeper(_context, _ledger, control.Scope);
        await _proof.LoadAsync(token).ConfigureAwait(false);
        _isGapChecked = false;
        var options = new DrainOptions
        {
            StreamArn = _streamArn,
            SkipBefore = control.SkipBefore,
            Proven = _proof.Shards,
            ExcusesTtlDeletes = ExcusesTtlDeletes,
        };
        return _prover = new DrainProver(_context, options, _streams, new ReceiptCheck(_ledger, control.Scope));
    }

    private async Task<DrainFigures?> AdvanceAsync(DrainProver prover, CancellationToken token)
    {
        try
        {
            return await prover.AdvanceAsync(token).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, _sessions.Source.Call("dynamodb", "GetRecords", _streamArn, State));
        }
    }

    private async Task<PartsReport> ReadPartsAsync(LedgerReport ledger, DrainFigures? drain, CancellationToken token)
    {
        bool isEnd = drain is null || drain.IsReadToEnd;
        if (_parts is null || isEnd || _context.Clock.GetElapsedTime(_partsReadAt) >= PartsInterval)
        {
            _parts = await _partsReader.ReadAsync(ledger.Control, token).ConfigureAwait(false);
            _partsReadAt = _context.Clock.GetTimestamp();
        }

        return _parts;
    }

    /// <summary>Finds whether the window broke since it was last looked; the mark stays.</summary>
    private async Task<LedgerReport> MarkAsync(
        LedgerReport ledger,
        PartsReport parts,
        DrainFigures drain,
        CancellationToken token)
    {
        if (ledger.BrokenWindow is not null)
        {
            return ledger;
        }

        BrokenWindow? mark = CdcJudge.Mark(drain)
            ?? await FindIdleGapAsync(ledger.Control, parts, drain.ServiceTime, token).ConfigureAwait(false);
        if (mark is null)
        {
            return ledger;
        }

        if (KeepsProof)
        {
            await WriteMarkAsync(ledger.Control.Scope, mark, token).ConfigureAwait(false);
        }

        return ledger with { BrokenWindow = mark };
    }

    // What was found is told even where the caller may not write it down.
    private async Task WriteMarkAsync(string scope, BrokenWindow mark, CancellationToken token)
    {
        try
        {
            await _ledger.MarkBrokenWindowAsync(scope, mark, token).ConfigureAwait(false);
        }
        catch (DdbCrossAccountException exception)
        {
            _context.Observer.Observe(new WarningRaised(
                $"That the window of stream '{_streamArn}' is broken could not be written down in the ledger, so the next look "
                    + $"has to find it again: {exception.Message}"));
        }
    }

    // Looked for once: from then on the reader itself sees what is trimmed.
    private async Task<BrokenWindow?> FindIdleGapAsync(
        CdcControl control,
        PartsReport parts,
        DateTime now,
        CancellationToken token)
    {
        DateTime? start = _proof!.Through ?? control.SkipBefore;
        if (_isGapChecked || start is not { } from || now - from <= CdcConstants.StreamRetention)
        {
            _isGapChecked = true;
            return null;
        }

        _isGapChecked = true;
        IReadOnlyList<CdcFigures> minutes = await _ledger.ReadMinutesAsync(control.Scope, from, token).ConfigureAwait(false);
        IdleGap? gap = IdleGap.Find(
            from, minutes.Select(each => each.Minute).OfType<DateTime>(), now, CdcConstants.StreamRetention);
        return CdcJudge.FindGap(gap, parts) is { } found ? CdcJudge.Mark(found, now) : null;
    }
}
