using System;

namespace DdbCrossAccount.Core.Imports;

/// <summary>
/// The rate of an import and the time left, from its counts as they were seen; unknown until ten seconds of
/// counting.
/// </summary>
/// <remarks>
/// Items are the measure where the manifest told how many. AWS does not say whether processed bytes count compressed
/// ones: once they exceed the objects' size they do not, and the total is unknown from then on.
/// </remarks>
internal sealed class ImportPace
{
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromSeconds(10);

    private DateTime? _firstTime;
    private long _firstItems;
    private long _firstBytes;
    private DateTime _lastTime;
    private long _lastItems;
    private long _lastBytes;
    private bool _isTotalUnknown;

    /// <summary>Takes the counts of one moment.</summary>
    public void Add(DateTime time, long? items, long? bytes, long? totalBytes)
    {
        _isTotalUnknown |= bytes > totalBytes;
        _lastTime = time;
        _lastItems = items ?? 0;
        _lastBytes = bytes ?? 0;
        if (_firstTime is null && (_lastItems > 0 || _lastBytes > 0))
        {
            _firstTime = time;
            _firstItems = _lastItems;
            _firstBytes = _lastBytes;
        }
    }

    /// <summary>Items a second; null while unknown.</summary>
    public double? ItemsPerSecond => Rate(_lastItems - _firstItems);

    /// <summary>The total, as long as it can be one.</summary>
    public long? TotalBytes(long? listed) => _isTotalUnknown ? null : listed;

    /// <summary>The time left; null while unknown.</summary>
    public TimeSpan? TimeLeft(long? expectedItems, long? listedBytes) =>
        expectedItems is { } items
            ? TimeFor(items - _lastItems, ItemsPerSecond)
            : TotalBytes(listedBytes) is { } bytes
                ? TimeFor(bytes - _lastBytes, Rate(_lastBytes - _firstBytes))
                : null;

    private double? Rate(long gained)
    {
        TimeSpan counted = _lastTime - (_firstTime ?? _lastTime);
        return counted >= SteadyAfter && gained > 0 ? gained / counted.TotalSeconds : null;
    }

    private static TimeSpan? TimeFor(long left, double? rate)
    {
        if (rate is not { } perSecond || left < 0)
        {
            return null;
        }

        double seconds = left / perSecond;
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(Math.Ceiling(seconds)) : null;
    }
}
