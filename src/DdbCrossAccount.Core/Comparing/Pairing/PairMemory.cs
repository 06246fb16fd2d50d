using System.Threading;

namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>Counts what waiting items take in memory. Thread-safe.</summary>
internal sealed class PairMemory
{
    private long _used;

    /// <summary>In bytes, about.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <summary>Counts bytes that were taken, or given back.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _used, bytes);
}
