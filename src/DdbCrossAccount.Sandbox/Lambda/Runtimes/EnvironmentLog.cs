using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>What one execution environment writes: to the function's log, and its end since the last invocation began.</summary>
internal sealed class EnvironmentLog(FunctionLog log, string stream, TimeProvider serviceClock, TimeProvider wallClock)
{
    /// <summary>Lambda tells the last 4 KB.</summary>
    private const int TailLength = 4096;

    private const int LongestLine = 256 * 1024;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    private readonly StringBuilder _tail = new();
    private readonly Lock _gate = new();
    private int _written;

    /// <summary>Stream of CloudWatch Logs, as it would be called.</summary>
    public string Stream => stream;

    /// <summary>The end of what was written since <see cref="Begin"/>.</summary>
    public string Tail
    {
        get
        {
            lock (_gate)
            {
                return _tail.ToString();
            }
        }
    }

    /// <summary>A new invocation begins.</summary>
    public void Begin(string line)
    {
        lock (_gate)
        {
            _tail.Clear();
        }

        Write(line);
    }

    public void Write(string line)
    {
        lock (_gate)
        {
            _written++;
            _tail.Append(line).Append('\n');
            if (_tail.Length > TailLength)
            {
                _tail.Remove(0, _tail.Length - TailLength);
            }
        }

        log.Add(new LogLine(serviceClock.GetUtcNow(), stream, line));
    }

    /// <summary>Takes in what the process writes, to its end.</summary>
    public async Task ReadAsync(StreamReader output)
    {
        char[] buffer = new char[4096];
        var line = new StringBuilder();
        int read;
        while ((read = await output.ReadAsync(buffer)) > 0)
        {
            foreach (char character in buffer.AsSpan(0, read))
            {
                if (character != '\n' && line.Length < LongestLine)
                {
                    line.Append(character);
                    continue;
                }

                Write(line.ToString().TrimEnd('\r'));
                line.Clear();
            }
        }

        if (line.Length > 0)
        {
            Write(line.ToString());
        }
    }

    /// <summary>What a process writes comes by another way than its answer: waits until no more is seen to come.</summary>
    public async Task SettleAsync()
    {
        long start = wallClock.GetTimestamp();
        int before;
        do
        {
            before = Volatile.Read(ref _written);
            await Task.Delay(Quiet, wallClock);
        }
        while (before != Volatile.Read(ref _written) && wallClock.GetElapsedTime(start) < LongestWait);
    }
}
