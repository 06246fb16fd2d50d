using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>How long records took from their creation to their application, counted in steps that grow.</summary>
/// <remarks>Not thread-safe. Creation times are whole seconds, so no step is shorter than one.</remarks>
internal sealed class LagHistogram
{
    // Upper bounds in seconds, their order a contract of the stored form: new ones could only be put behind the last.
    // The last is how long a stream keeps its records.
    private static readonly int[] Bounds =
    [
        1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 45, 60, 90, 120, 180, 300, 450, 600, 900, 1200, 1800, 2700, 3600,
        5400, 7200, 10_800, 14_400, 21_600, 28_800, 43_200, 57_600, 72_000, 79_200, 86_400,
    ];

    private readonly long[] _counts = new long[Bounds.Length + 1];

    /// <summary>The number of steps; lags beyond a day share the last.</summary>
    public static int Steps => Bounds.Length + 1;

    /// <summary>The number of records.</summary>
    public long Count { get; private set; }

    /// <summary>The counts of the steps.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>The upper bound of the highest step that holds a record; null without one.</summary>
    public TimeSpan? Maximum => Percentile(1);

    /// <summary>Counts records of a lag; one below zero (clocks differ) counts as none.</summary>
    public void Add(TimeSpan lag, long count = 1)
    {
        int step = Array.BinarySearch(Bounds, (int)Math.Clamp(Math.Ceiling(lag.TotalSeconds), 0, int.MaxValue));
        AddToStep(step < 0 ? ~step : step, count);
    }

    /// <summary>Counts records of a step.</summary>
    public void AddToStep(int step, long count)
    {
        _counts[step] += count;
        Count += count;
    }

    public void Merge(LagHistogram other)
    {
        for (int step = 0; step < Steps; step++)
        {
            AddToStep(step, other._counts[step]);
        }
    }

    /// <summary>
    /// The upper bound of the step that holds the record at this share of all, from 0 to 1; null without a record. A
    /// day also stands for everything longer.
    /// </summary>
    public TimeSpan? Percentile(double share)
    {
        if (Count == 0)
        {
            return null;
        }

        long rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        int step = 0;
        for (long passed = _counts[0]; passed < rank; passed += _counts[step])
        {
            step++;
        }

        return TimeSpan.FromSeconds(Bounds[Math.Min(step, Bounds.Length - 1)]);
    }
}
