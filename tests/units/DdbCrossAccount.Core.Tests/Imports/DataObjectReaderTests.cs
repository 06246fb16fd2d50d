using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Imports;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

public sealed class DataObjectReaderTests
{
    private const string Line = "{\"Item\":{\"id\":{\"S\":\"a\"}}}";

    [Theory]
    [InlineData("", 0)]
    [InlineData(Line, 1)]
    [InlineData(Line + "\n", 1)]
    [InlineData(Line + "\n" + Line, 2)]
    [InlineData(Line + "\n" + Line + "\n", 2)]
    public async Task ReadAsync_ItemLines_AreCounted(string text, long lines)
    {
        DataObjectContent content = await ReadAsync(Compress(text));

        Assert.Equal(new DataObjectContent(lines, Encoding.UTF8.GetByteCount(text), null), content);
    }

    [Fact]
    public async Task ReadAsync_LinesLongerThanTheBuffer_AreWhole()
    {
        string text = string.Concat(Enumerable.Range(0, 7).Select(index =>
            $"{{\"Item\":{{\"id\":{{\"S\":\"{new string('x', index * 61_357)}\"}}}}}}\n"));

        DataObjectContent content = await ReadAsync(Compress(text));

        Assert.Equal(new DataObjectContent(7, text.Length, null), content);
    }

    [Fact]
    public async Task ReadAsync_LineThatIsNoItem_IsNumbered()
    {
        DataObjectContent content = await ReadAsync(Compress($"{Line}\n{Line}\n{{\"Keys\":{{}}}}\n{Line}\nnone\n"));

        Assert.Equal(3, content.FirstBadLine);
        Assert.Equal(5, content.Lines);
    }

    [Fact]
    public async Task MeasuredStream_ReadThrough_HasMd5AndLengthOfContent()
    {
        byte[] compressed = Compress(string.Concat(Enumerable.Range(0, 5000)
            .Select(i => $"{{\"Item\":{{\"id\":{{\"N\":\"{i.ToString(CultureInfo.InvariantCulture)}\"}}}}}}\n")));
        using MeasuredStream measured = new(new MemoryStream(compressed));

        DataObjectContent content = await new DataObjectReader().ReadAsync(measured, CancellationToken.None);
        await measured.CopyToAsync(Stream.Null);

        Assert.Equal((uint)content.Bytes, measured.LastNumber);
        Assert.Equal(Convert.ToBase64String(MD5.HashData(compressed)), measured.TakeMd5());
    }

    [Fact]
    public async Task MeasuredStream_CutAnywhere_DoesNotEndWithLengthOfContent()
    {
        byte[] whole = Compress(string.Concat(Enumerable.Repeat(Line + "\n", 2000)));
        for (int length = whole.Length - 1; length > 10; length--)
        {
            using MeasuredStream measured = new(new MemoryStream(whole, 0, length));

            DataObjectContent content = await new DataObjectReader().ReadAsync(measured, CancellationToken.None);

            Assert.True((uint)content.Bytes != measured.LastNumber, $"cut at {length}");
        }
    }

    private static async Task<DataObjectContent> ReadAsync(byte[] compressed) =>
        await new DataObjectReader().ReadAsync(new MemoryStream(compressed), CancellationToken.None);

    private static byte[] Compress(string text)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }
}
