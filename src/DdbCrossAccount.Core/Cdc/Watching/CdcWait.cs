using System;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>One change data capture while it is waited for.</summary>
internal sealed class CdcWait(DdbCdc cdc) : IDisposable
{
    private bool _isWindowWarned;
    private string? _problem;

    /// <summary>The capture as last seen.</summary>
    public DdbCdc Cdc { get; set; } = cdc;

    /// <summary>Looks at it; null before the first time.</summary>
    public ICdcWatch? Watch { get; set; }

    /// <summary>What was still missing when it was last seen.</summary>
    public string Standing { get; set; } = "its state could not be read";

    /// <summary>Questions in a row that went unanswered.</summary>
    public int Failures { get; set; }

    /// <summary>True for the first who asks: it is warned once that the stream's day is running out.</summary>
    public bool TakeWindowWarning()
    {
        bool isFirst = !_isWindowWarned;
        _isWindowWarned = true;
        return isFirst;
    }

    /// <summary>True for the first who asks about a problem: it is warned once for each.</summary>
    public bool TakeProblemWarning(string problem)
    {
        bool isNew = _problem != problem;
        _problem = problem;
        return isNew;
    }

    /// <inheritdoc/>
    public void Dispose() => Watch?.Dispose();
}
