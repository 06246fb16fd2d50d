using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Items;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Items;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\r\nb", "a|b")]
    [InlineData("\n\na\n", "||a")]
    [InlineData("\uFEFFa\nb\n", "a|b")]
    [InlineData("\uFEFF", "")]
    public async Task ReadAsync_Text_IsCutIntoLines(string text, string lines) =>
        Assert.Equal(lines, string.Join('|', await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)))));

    [Fact]
    public async Task ReadAsync_LinesOfAllLengthsInDribbles_AreWhole()
    {
        string[] lines = [.. Enumerable.Range(0, 400).Select(number => new string((char)('a' + (number % 26)), number * 7 % 3001))];

        Assert.Equal(lines, await ReadAsync(new Dribble(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"))));
    }

    [Fact]
    public async Task ReadAsync_LineLargerThanTheBuffer_IsWhole()
    {
        string line = new('x', 1_000_000);

        Assert.Equal([line, "y"], await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(line + "\ny"))));
    }

    [Fact]
    public async Task ReadAsync_LineLongerThanAnyItem_Fails()
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(new MemoryStream(new byte[20 * 1024 * 1024])));

        Assert.Equal("A line is longer than any item can be.", fault.Message);
    }

    private static async Task<List<string>> ReadAsync(Stream stream)
    {
        var lines = new List<string>();
        await foreach (ReadOnlyMemory<byte> line in new LineReader(stream).ReadAsync(CancellationToken.None))
        {
            lines.Add(Encoding.UTF8.GetString(line.Span));
        }

        return lines;
    }

    /// <summary>A stream that gives 1 to 97 bytes at a time.</summary>
    private sealed class Dribble(byte[] content) : MemoryStream(content)
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 1 + (_reads++ % 97))], cancellationToken);
    }
}
