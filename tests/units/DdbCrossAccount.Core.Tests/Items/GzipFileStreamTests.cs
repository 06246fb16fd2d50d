using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Items;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Items;

public sealed class GzipFileStreamTests
{
    private static readonly byte[] Content =
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(number => $"{{\"id\":\"{number * 7919 % 10007}\"}}\n")));

    [Fact]
    public async Task ReadAsync_OneMember_GivesItsContent() => Assert.Equal(Content, await ReadAllAsync(Zip(Content)));

    [Fact]
    public async Task ReadAsync_SeveralMembers_GivesAllContent() =>
        Assert.Equal([.. Content, .. Content, 1], await ReadAllAsync([.. Zip(Content), .. Zip([]), .. Zip(Content), .. Zip([1])]));

    [Fact]
    public async Task ReadAsync_LargerThanTheBuffer_GivesItsContent()
    {
        byte[] large = new byte[1_000_000];
        new Random(7).NextBytes(large);

        Assert.Equal(large, await ReadAllAsync(Zip(large)));
    }

    [Fact]
    public async Task ReadAsync_CutAnywhere_Fails()
    {
        byte[] whole = Zip(Content);
        for (int length = 2; length < whole.Length; length++)
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAllAsync(whole[..length]));
        }
    }

    [Fact]
    public async Task ReadAsync_OneBitWrong_Fails()
    {
        byte[] whole = Zip(Content);
        whole[^6] ^= 1;

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAllAsync(whole));
    }

    private static byte[] Zip(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return zipped.ToArray();
    }

    private static async Task<byte[]> ReadAllAsync(byte[] file)
    {
        await using var stream = new GzipFileStream(new MemoryStream(file));
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }
}
