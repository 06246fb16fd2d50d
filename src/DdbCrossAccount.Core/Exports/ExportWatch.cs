using System;
using System.Threading;

namespace DdbCrossAccount.Core.Exports;

/// <summary>One export while it is waited for.</summary>
internal sealed class ExportWatch(DdbExport export, LandedFilesCounter counter)
{
    private int _warned;

    /// <summary>The export as last seen.</summary>
    public DdbExport Export { get; set; } = export;

    /// <summary>Counts its files.</summary>
    public LandedFilesCounter Counter { get; } = counter;

    /// <summary>The service's own time of that answer.</summary>
    public DateTime SeenAt { get; set; }

    /// <summary>Questions in a row that went unanswered.</summary>
    public int Failures { get; set; }

    /// <summary>True for the first who asks: it is warned once that the stream's day is running out.</summary>
    public bool TakeWarning() => Interlocked.Exchange(ref _warned, 1) == 0;
}
