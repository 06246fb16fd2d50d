using System.Collections.Generic;
using System.Threading;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>
/// The newest lines that the environments of one function have written, within bounds of number and size. Thread-safe.
/// </summary>
internal sealed class FunctionLog
{
    private const int MaximumLines = 2000;
    private const int MaximumCharacters = 1024 * 1024;

    private readonly Queue<LogLine> _lines = new();
    private readonly Lock _gate = new();
    private int _characters;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(LogLine line)
    {
        lock (_gate)
        {
            _lines.Enqueue(line);
            _characters += line.Text.Length;
            while (_lines.Count > MaximumLines || _characters > MaximumCharacters)
            {
                _characters -= _lines.Dequeue().Text.Length;
            }
        }
    }
}
