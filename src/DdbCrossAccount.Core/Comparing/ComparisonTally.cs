using System.Threading;
using DdbCrossAccount.Core.Comparing.Pairing;
using DdbCrossAccount.Core.Comparing.Rechecking;

namespace DdbCrossAccount.Core.Comparing;

/// <summary>Counts what was read and what was said of the keys that were read again. Thread-safe.</summary>
internal sealed class ComparisonTally
{
    private long _sourceBytes;
    private long _targetBytes;
    private long _settled;
    private long _missing;
    private long _extra;
    private long _different;
    private long _moving;

    public long SourceBytes => Interlocked.Read(ref _sourceBytes);

    public long TargetBytes => Interlocked.Read(ref _targetBytes);

    /// <summary>Keys that were equal when they were read again.</summary>
    public long Settled => Interlocked.Read(ref _settled);

    public long Missing => Interlocked.Read(ref _missing);

    public long Extra => Interlocked.Read(ref _extra);

    public long Different => Interlocked.Read(ref _different);

    public long Moving => Interlocked.Read(ref _moving);

    /// <summary>Keys that were read again.</summary>
    public long Rechecked => Settled + Missing + Extra + Different + Moving;

    /// <summary>Counts an item that was read.</summary>
    public void AddBytes(TableSide side, long bytes) =>
        Interlocked.Add(ref side == TableSide.Source ? ref _sourceBytes : ref _targetBytes, bytes);

    /// <summary>Counts a key that was read again.</summary>
    public void Add(RecheckedPair pair)
    {
        switch (pair)
        {
            case { Verdict: RecheckVerdict.Equal }: Interlocked.Increment(ref _settled); break;
            case { Verdict: RecheckVerdict.Moving }: Interlocked.Increment(ref _moving); break;
            case { Kind: MismatchKind.Missing }: Interlocked.Increment(ref _missing); break;
            case { Kind: MismatchKind.Extra }: Interlocked.Increment(ref _extra); break;
            default: Interlocked.Increment(ref _different); break;
        }
    }
}
