using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.S3;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Http;

/// <summary>The example of signed chunks in the S3 API reference: 66,560 times the letter a, in chunks of 64 KB.</summary>
public sealed class AwsChunkedStreamTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private const string Scope = "20130524/us-east-1/s3";
    private const string First = "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648";
    private const string Second = "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497";
    private const string Last = "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9";

    [Fact]
    public async Task Read_PublishedExample_IsAccepted()
    {
        byte[] payload = await ReadAsync(Example(First, Second, Last), Signatures());

        Assert.Equal(66_560, payload.Length);
        Assert.All(payload, value => Assert.Equal((byte)'a', value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Read_OneWrongChunkSignature_IsRefused(int wrong)
    {
        string[] signatures = [First, Second, Last];
        signatures[wrong] = new string('0', 64);

        var error = await Assert.ThrowsAsync<SignatureException>(() => ReadAsync(Example(signatures), Signatures()));

        Assert.Equal(SignatureFailure.WrongSignature, error.Failure);
    }

    [Fact]
    public async Task Read_UnsignedChunksWithTrailer_GivesPayloadThenTrailer()
    {
        var trailers = new List<(string, string)>();
        byte[] body = Encoding.ASCII.GetBytes("5\r\nHello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n");

        byte[] payload = await ReadAsync(body, null, (name, value) => trailers.Add((name, value)));

        Assert.Equal("Hello world", Encoding.ASCII.GetString(payload));
        Assert.Equal([("x-amz-checksum-crc32", "DUoRhQ==")], trailers);
    }

    [Theory]
    [InlineData("5\r\nHel")]
    [InlineData("5\r\nHello")]
    [InlineData("5\r\nHello\r\n")]
    [InlineData("5\r\nHelloX\r\n0\r\n\r\n")]
    [InlineData("zz\r\nHello\r\n0\r\n\r\n")]
    [InlineData("")]
    public async Task Read_DamagedFrame_IsAnIncompleteBody(string text)
    {
        var error = await Assert.ThrowsAsync<S3Exception>(() => ReadAsync(Encoding.ASCII.GetBytes(text), null));

        Assert.Equal("IncompleteBody", error.Code);
    }

    private static async Task<byte[]> ReadAsync(byte[] body, ChunkSignatures? signatures, Action<string, string>? onTrailer = null)
    {
        await using var stream = new AwsChunkedStream(new MemoryStream(body), signatures, onTrailer ?? ((_, _) => { }));
        using var payload = new MemoryStream();
        await stream.CopyToAsync(payload);
        return payload.ToArray();
    }

    private static byte[] Example(params string[] signatures)
    {
        string text = $"10000;chunk-signature={signatures[0]}\r\n{new string('a', 65_536)}\r\n"
            + $"400;chunk-signature={signatures[1]}\r\n{new string('a', 1024)}\r\n"
            + $"0;chunk-signature={signatures[2]}\r\n\r\n";
        return Encoding.ASCII.GetBytes(text);
    }

    private static ChunkSignatures Signatures()
    {
        return new ChunkSignatures(SigningKey.Derive(Secret, Scope), new RequestSignature
        {
            AccessKeyId = "AKIAIOSFODNN7EXAMPLE",
            Scope = Scope,
            Region = "us-east-1",
            Service = "s3",
            SignedHeaders = "",
            Signature = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
            TimestampText = "20130524T000000Z",
            Timestamp = default,
        });
    }
}
