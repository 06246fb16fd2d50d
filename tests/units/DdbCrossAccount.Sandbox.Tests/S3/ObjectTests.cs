using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Numerics;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3;

[Collection(SandboxCollection.Name)]
public sealed class ObjectTests(SandboxProcess sandbox) : S3ClientTest(sandbox)
{
    [Fact]
    public async Task PutObject_WithMetadata_IsGivenBackWhole()
    {
        PutObjectResponse put = await PutAsync("folder/ü +&.json", "{}", request =>
        {
            request.ContentType = "application/json";
            request.Headers.ContentEncoding = "identity";
            request.Headers.CacheControl = "no-store";
            request.Metadata["table"] = "Orders";
        });

        using GetObjectResponse answer = await Target.GetObjectAsync(Bucket, "folder/ü +&.json");

        Assert.Equal("{}", await TextAsync(answer));
        Assert.Equal($"\"{Convert.ToHexStringLower(MD5.HashData("{}"u8))}\"", put.ETag);
        Assert.Equal(put.ETag, answer.ETag);
        Assert.Equal("application/json", answer.Headers.ContentType);
        Assert.Equal("identity", answer.Headers.ContentEncoding);
        Assert.Equal("no-store", answer.Headers.CacheControl);
        Assert.Equal("Orders", answer.Metadata["table"]);
        Assert.Equal(ServerSideEncryptionMethod.AES256, answer.ServerSideEncryptionMethod);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300 * 1024)]
    public async Task PutObject_EmptyOrLarge_IsReadBackAsWritten(int length)
    {
        byte[] content = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31))];

        await Target.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "key", InputStream = new MemoryStream(content) });

        using GetObjectResponse answer = await Target.GetObjectAsync(Bucket, "key");
        using var read = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(read);
        Assert.Equal(content, read.ToArray());
    }

    [Theory]
    [InlineData(2, 4, "234")]
    [InlineData(8, 100, "89")]
    public async Task GetObject_Range_IsThatPart(int first, int last, string expected)
    {
        await PutAsync("digits", "0123456789");

        using GetObjectResponse answer = await Target.GetObjectAsync(
            new GetObjectRequest { BucketName = Bucket, Key = "digits", ByteRange = new ByteRange(first, last) });

        Assert.Equal(HttpStatusCode.PartialContent, answer.HttpStatusCode);
        Assert.Equal(expected, await TextAsync(answer));
        Assert.Equal($"bytes {first}-{Math.Min(last, 9)}/10", answer.ContentRange);
    }

    [Fact]
    public async Task GetObject_LastBytes_AreTheEnd()
    {
        await PutAsync("digits", "0123456789");

        using GetObjectResponse answer = await Target.GetObjectAsync(
            new GetObjectRequest { BucketName = Bucket, Key = "digits", ByteRange = new ByteRange("bytes=-3") });

        Assert.Equal("789", await TextAsync(answer));
    }

    [Fact]
    public async Task GetObject_RangeBehindTheEnd_IsInvalidRange()
    {
        await PutAsync("digits", "0123456789");

        await AssertRefusedAsync("InvalidRange", "The requested range is not satisfiable", 416, () => Target.GetObjectAsync(
            new GetObjectRequest { BucketName = Bucket, Key = "digits", ByteRange = new ByteRange(10, 12) }));
    }

    [Fact]
    public async Task GetObject_Conditions_AreKept()
    {
        string etag = (await PutAsync("key")).ETag;

        await AssertRefusedAsync(
            "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412,
            () => Target.GetObjectAsync(new GetObjectRequest { BucketName = Bucket, Key = "key", EtagToMatch = "\"other\"" }));
        using GetObjectResponse match = await Target.GetObjectAsync(
            new GetObjectRequest { BucketName = Bucket, Key = "key", EtagToMatch = etag });
        Assert.Equal(HttpStatusCode.OK, match.HttpStatusCode);
        Assert.Equal(304, await StatusOfAsync(new GetObjectRequest { BucketName = Bucket, Key = "key", EtagToNotMatch = etag }));
        Assert.Equal(304, await StatusOfAsync(new GetObjectRequest
        {
            BucketName = Bucket, Key = "key", ModifiedSinceDate = new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        }));
    }

    [Fact]
    public async Task GetObject_MissingKey_IsNoSuchKey() =>
        await AssertRefusedAsync("NoSuchKey", "The specified key does not exist.", 404, () => Target.GetObjectAsync(Bucket, "missing"));

    [Fact]
    public async Task HeadObject_MissingKey_Is404WithoutBody()
    {
        AmazonS3Exception error = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => Target.GetObjectMetadataAsync(Bucket, "missing"));

        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Fact]
    public async Task PutObject_IfNoneMatch_WritesOnce()
    {
        await PutAsync("key", "first", request => request.IfNoneMatch = "*");

        await AssertRefusedAsync(
            "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412,
            () => PutAsync("key", "second", request => request.IfNoneMatch = "*"));
        using GetObjectResponse answer = await Target.GetObjectAsync(Bucket, "key");
        Assert.Equal("first", await TextAsync(answer));
    }

    [Fact]
    public async Task PutObject_IfMatch_ReplacesOnlyWhatItKnows()
    {
        string etag = (await PutAsync("key", "first")).ETag;
        await PutAsync("key", "second", request => request.IfMatch = etag);

        await AssertRefusedAsync(
            "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412,
            () => PutAsync("key", "third", request => request.IfMatch = etag));
        await AssertRefusedAsync(
            "NoSuchKey", "The specified key does not exist.", 404,
            () => PutAsync("missing", "third", request => request.IfMatch = etag));
    }

    [Theory]
    [InlineData("XrY7u+Ae7tCTyyK7j1rNww==", "BadDigest", "The Content-MD5 you specified did not match what we received.")]
    [InlineData("not base64", "InvalidDigest", "The Content-MD5 you specified was invalid.")]
    public async Task PutObject_WrongMd5_IsRefusedAndNothingIsWritten(string md5, string code, string message)
    {
        await AssertRefusedAsync(code, message, 400, () => PutAsync("key", "content", request => request.MD5Digest = md5));

        Assert.Null((await Target.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket })).S3Objects);
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("SHA1")]
    [InlineData("SHA256")]
    public async Task PutObject_Checksum_IsKeptAndReturned(string algorithm)
    {
        await PutAsync("key", "content", request => request.ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm));

        GetObjectMetadataResponse head = await HeadWithChecksumAsync();

        string?[] all = [head.ChecksumCRC32, head.ChecksumCRC32C, head.ChecksumSHA1, head.ChecksumSHA256, head.ChecksumCRC64NVME];
        Assert.Equal(ExpectedChecksum(algorithm), Assert.Single(all, value => value is not null));
        Assert.Equal(ChecksumType.FULL_OBJECT, head.ChecksumType);
    }

    [Fact]
    public async Task PutObject_ChecksumGiven_IsKeptAndReturned()
    {
        await PutAsync("key", "content", request => request.ChecksumCRC32C = Crc32C("content"u8));

        Assert.Equal(Crc32C("content"u8), (await HeadWithChecksumAsync()).ChecksumCRC32C);
    }

    [Fact]
    public async Task PutObject_WrongChecksum_IsBadDigest() =>
        await AssertRefusedAsync(
            "BadDigest", "The SHA256 you specified did not match the calculated checksum.", 400,
            () => PutAsync("key", "content", request => request.ChecksumSHA256 = Convert.ToBase64String(SHA256.HashData("other"u8))));

    [Fact]
    public async Task PutObject_WithTags_IsNotImplemented() =>
        await AssertRefusedAsync(
            "NotImplemented", "A header you provided implies functionality that is not implemented", 501,
            () => PutAsync("key", "content", request => request.TagSet = [new Tag { Key = "a", Value = "b" }]));

    [Fact]
    public async Task PutObject_KmsKey_IsEchoed()
    {
        await Sandbox.AdministerAsync("setup", new { keys = new[] { new { accountId = Sandbox.Target.AccountId, keyId = "1" } } });
        PutObjectResponse answer = await PutAsync("key", "content", request =>
        {
            request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
            request.ServerSideEncryptionKeyManagementServiceKeyId = "arn:aws:kms:eu-west-1:222222222222:key/1";
        });

        Assert.Equal(ServerSideEncryptionMethod.AWSKMS, answer.ServerSideEncryptionMethod);
        Assert.Equal("arn:aws:kms:eu-west-1:222222222222:key/1", answer.ServerSideEncryptionKeyManagementServiceKeyId);
    }

    [Fact]
    public async Task DeleteObjects_SomeKeys_DeletesThemAndThoseThatAreNotThere()
    {
        await PutAsync("a");
        await PutAsync("b");

        DeleteObjectsResponse answer = await Target.DeleteObjectsAsync(new DeleteObjectsRequest
        {
            BucketName = Bucket,
            Objects = [new KeyVersion { Key = "a" }, new KeyVersion { Key = "missing" }],
        });

        Assert.Equal(["a", "missing"], answer.DeletedObjects.Select(deleted => deleted.Key));
        ListObjectsV2Response rest = await Target.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket });
        Assert.Equal("b", Assert.Single(rest.S3Objects).Key);
    }

    [Fact]
    public async Task CopyObject_FromAnotherKey_TakesMetadataAlong()
    {
        await PutAsync("from ü", "content", request => request.Metadata["a"] = "b");

        CopyObjectResponse copy = await Target.CopyObjectAsync(Bucket, "from ü", Bucket, "to");

        using GetObjectResponse answer = await Target.GetObjectAsync(Bucket, "to");
        Assert.Equal("content", await TextAsync(answer));
        Assert.Equal("b", answer.Metadata["a"]);
        Assert.Equal(answer.ETag, copy.ETag);
    }

    [Fact]
    public async Task CopyObject_ToItselfWithoutAChange_IsRefused()
    {
        await PutAsync("key");

        await AssertRefusedAsync(
            "InvalidRequest",
            "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, "
            + "storage class, website redirect location or encryption attributes.",
            400,
            () => Target.CopyObjectAsync(Bucket, "key", Bucket, "key"));
    }

    [Fact]
    public async Task PresignedUrl_Get_NeedsNoKeys()
    {
        await PutAsync("key");
        string url = await Target.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = Bucket, Key = "key", Protocol = Protocol.HTTP, Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
        });

        using HttpResponseMessage answer = await Sandbox.Http.GetAsync(url);
        using HttpResponseMessage changed = await Sandbox.Http.GetAsync(url.Replace("/key?", "/other?", StringComparison.Ordinal));

        Assert.Equal("content", await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
    }

    [Fact]
    public async Task PresignedUrl_OfTheOldKind_IsToldWhatToUse()
    {
        using HttpResponseMessage answer = await Sandbox.Http.GetAsync(
            $"{Sandbox.Endpoint}/{Bucket}/key?AWSAccessKeyId={Sandbox.Target.AccessKey}&Signature=abc%3D&Expires=4000000000");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "<Code>InvalidRequest</Code><Message>The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.</Message>",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    private static string ExpectedChecksum(string algorithm) => algorithm switch
    {
        "SHA1" => Convert.ToBase64String(SHA1.HashData("content"u8)),
        "SHA256" => Convert.ToBase64String(SHA256.HashData("content"u8)),
        _ => Crc32OfGzip("content"u8),
    };

    // The processor's own instruction, independent of the sandbox's tables.
    private static string Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        byte[] result = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(result, ~crc);
        return Convert.ToBase64String(result);
    }

    // The trailer of a gzip member holds the CRC-32 of what was packed, the least significant byte first.
    private static string Crc32OfGzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        byte[] crc = packed.ToArray()[^8..^4];
        Array.Reverse(crc);
        return Convert.ToBase64String(crc);
    }

    private Task<GetObjectMetadataResponse> HeadWithChecksumAsync() => Target.GetObjectMetadataAsync(
        new GetObjectMetadataRequest { BucketName = Bucket, Key = "key", ChecksumMode = ChecksumMode.ENABLED });

    private async Task<int> StatusOfAsync(GetObjectRequest request)
    {
        AmazonS3Exception error = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => Target.GetObjectAsync(request));
        return (int)error.StatusCode;
    }
}
