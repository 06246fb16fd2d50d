using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>Looks at the memory of a process every five seconds, to show whether it grows.</summary>
internal sealed class FootprintWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly List<long> _megabytes = [];
    private readonly ITimer _timer;

    public FootprintWatch(Process process)
    {
        _timer = TimeProvider.System.CreateTimer(_ => Look(process), null, Interval, Interval);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>The highest of each of up to twenty stretches of the run.</summary>
    public override string ToString()
    {
        lock (_megabytes)
        {
            int stretch = Math.Max(1, (_megabytes.Count + 19) / 20);
            return string.Join(' ', _megabytes.Chunk(stretch).Select(looks => looks.Max()));
        }
    }

    private void Look(Process process)
    {
        lock (_megabytes)
        {
            try
            {
                _megabytes.Add(ProcessFootprint.Of(process).Megabytes);
            }
            catch (InvalidOperationException)
            {
                // It has ended.
            }
        }
    }
}
