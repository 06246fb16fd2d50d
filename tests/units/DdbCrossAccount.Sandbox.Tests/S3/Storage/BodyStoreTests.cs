using System;
using System.IO;
using System.Linq;
using DdbCrossAccount.Sandbox.S3.Storage;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3.Storage;

public sealed class BodyStoreTests : IDisposable
{
    private readonly BodyStore _store = new(largestInMemory: 100, memoryLimit: 250);

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(300_000)]
    public void Complete_AnyLength_IsReadBackAsWritten(int length)
    {
        byte[] bytes = Bytes(length);

        ObjectBody body = Write(bytes);

        Assert.Equal(length, body.Length);
        Assert.Equal(bytes, Read(body));
    }

    [Fact]
    public void Complete_MoreThanTheMemoryLimit_GoesToFiles()
    {
        ObjectBody[] bodies = [.. Enumerable.Range(0, 5).Select(_ => Write(Bytes(100)))];

        Assert.Equal(200, _store.BytesInMemory);
        Assert.All(bodies, body => Assert.Equal(Bytes(100), Read(body)));
    }

    [Fact]
    public void Release_BodyInMemory_MakesRoom()
    {
        Write(Bytes(80)).Release();

        Assert.Equal(0, _store.BytesInMemory);
    }

    [Fact]
    public void Release_WhileAStreamIsOpen_LeavesTheBytesToTheStream()
    {
        byte[] bytes = Bytes(1000);
        ObjectBody body = Write(bytes);
        string file = Directory.GetFiles(Folder()).Single();

        using (Stream stream = body.OpenRead())
        {
            body.Release();
            Assert.Equal(bytes, ReadToEnd(stream));
            Assert.True(File.Exists(file));
        }

        Assert.False(File.Exists(file));
    }

    [Fact]
    public void Join_BodiesOfBothKinds_AreReadAsOneFromAnyPosition()
    {
        ObjectBody[] parts = [Write(Bytes(10)), Write(Bytes(500)), Write([]), Write(Bytes(20))];
        byte[] all = [.. Bytes(10), .. Bytes(500), .. Bytes(20)];

        var body = ObjectBody.Join(parts);

        Assert.Equal(530, body.Length);
        Assert.Equal(all, Read(body));
        using Stream stream = body.OpenRead();
        stream.Position = 505;
        Assert.Equal(all[505..], ReadToEnd(stream));
    }

    [Fact]
    public void DisposeOfWriter_NotCompleted_LeavesNoFile()
    {
        BodyWriter writer = new(_store);
        writer.Write(Bytes(1000));
        string folder = Folder();
        Assert.Single(Directory.GetFiles(folder));

        writer.Dispose();

        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Dispose_WithFiles_DeletesTheFolder()
    {
        Write(Bytes(1000));
        string folder = Folder();

        _store.Dispose();

        Assert.False(Directory.Exists(folder));
    }

    // The folder is the one that the next file would be in.
    private string Folder() => Path.GetDirectoryName(_store.NewPath())!;

    private ObjectBody Write(byte[] bytes)
    {
        using var writer = new BodyWriter(_store);
        foreach (byte[] chunk in bytes.Chunk(77))
        {
            writer.Write(chunk);
        }

        return writer.Complete().Body;
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];

    private static byte[] Read(ObjectBody body)
    {
        using Stream stream = body.OpenRead();
        return ReadToEnd(stream);
    }

    private static byte[] ReadToEnd(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
