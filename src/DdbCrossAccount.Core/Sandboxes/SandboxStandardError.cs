using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>Reads a sandbox's standard error to its end, so that it never blocks on it, and keeps the last lines.</summary>
internal sealed partial class SandboxStandardError
{
    private const int KeptLines = 40;

    private readonly Queue<string> _lines = new();
    private readonly Task _reading;

    public SandboxStandardError(TextReader reader) => _reading = ReadAsync(reader);

    /// <summary>Ends when the process has closed its standard error.</summary>
    public Task Completion => _reading;

    /// <summary>The last line that says something, or nothing.</summary>
    public string LastLine()
    {
        lock (_lines)
        {
            return _lines.LastOrDefault(line => line.Trim().Length > 0)?.Trim() ?? string.Empty;
        }
    }

    /// <summary>
    /// The framework that the host did not find, from its line
    /// <c>Framework: 'Microsoft.AspNetCore.App', version '10.0.0' (x64)</c>.
    /// </summary>
    public (string Name, string Version)? MissingFramework()
    {
        lock (_lines)
        {
            Match? match = _lines.Select(line => FrameworkLine().Match(line)).FirstOrDefault(match => match.Success);
            return match is null ? null : (match.Groups["name"].Value, match.Groups["version"].Value);
        }
    }

    private async Task ReadAsync(TextReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is string line)
            {
                Keep(line);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The process is gone, and its pipe with it.
        }
    }

    private void Keep(string line)
    {
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > KeptLines)
            {
                _lines.Dequeue();
            }
        }
    }

    [GeneratedRegex(@"^Framework: '(?<name>[^']+)', version '(?<version>[^']+)'")]
    private static partial Regex FrameworkLine();
}
