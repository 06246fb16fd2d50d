using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Http;

[Collection(SandboxCollection.Name)]
public sealed class S3EndpointTests(SandboxProcess sandbox)
{
    private const string UnsignedChunks = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    [Theory]
    [InlineData("CRC32")]
    [InlineData("SHA1")]
    [InlineData("SHA256")]
    public async Task Put_ByTheOfficialClientInSignedChunks_IsKept(string algorithm)
    {
        using IAmazonS3 client = sandbox.S3(sandbox.Target.Credentials);
        string key = $"chunks/{algorithm}";
        string text = new('a', 300_000);

        await client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = sandbox.S3Bucket,
            Key = key,
            ContentBody = text,
            ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm),
        });
        using GetObjectResponse answer = await client.GetObjectAsync(sandbox.S3Bucket, key);
        using var reader = new System.IO.StreamReader(answer.ResponseStream);

        Assert.Equal(text, await reader.ReadToEndAsync());
    }

    /// <summary>The payload 123456789 has the check values of the catalogue of CRC algorithms.</summary>
    [Theory]
    [InlineData("x-amz-checksum-crc32", "x-amz-checksum-crc32", "y/Q5Jg==", HttpStatusCode.OK, null)]
    [InlineData("x-amz-checksum-crc32c", "x-amz-checksum-crc32c", "4waSgw==", HttpStatusCode.OK, null)]
    [InlineData("x-amz-checksum-crc64nvme", "x-amz-checksum-crc64nvme", "rosUhgp5mIg=", HttpStatusCode.OK, null)]
    [InlineData("x-amz-checksum-sha1", "x-amz-checksum-sha1", "98O8HYCOBHMq32eZZczDTKeuNEE=", HttpStatusCode.OK, null)]
    [InlineData("x-amz-checksum-sha256", "x-amz-checksum-sha256", "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=", HttpStatusCode.OK, null)]
    [InlineData("x-amz-checksum-crc32", "x-amz-checksum-crc32", "AAAAAA==", HttpStatusCode.BadRequest, "BadDigest")]
    [InlineData("x-amz-checksum-crc64nvme", "x-amz-checksum-crc64nvme", "AAAAAAAAAAA=", HttpStatusCode.BadRequest, "BadDigest")]
    [InlineData("x-amz-checksum-crc32", "x-amz-checksum-sha1", "y/Q5Jg==", HttpStatusCode.BadRequest, "MalformedTrailerError")]
    public async Task Put_UnsignedChunksWithTrailer_NeedsTheRightChecksum(
        string announced, string trailer, string value, HttpStatusCode status, string? code)
    {
        byte[] body = Encoding.ASCII.GetBytes($"9\r\n123456789\r\n0\r\n{trailer}:{value}\r\n\r\n");
        string key = $"trailer/{Guid.NewGuid():N}";

        using HttpResponseMessage answer = await PutAsync(
            key, body, UnsignedChunks, ("x-amz-trailer", announced), ("x-amz-decoded-content-length", "9"));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, await CodeAsync(answer));
        Assert.Equal(status == HttpStatusCode.OK, await ExistsAsync(key));
    }

    [Fact]
    public async Task Put_OtherBodyThanTheSignedHash_IsRefusedAndNotKept()
    {
        string key = $"hash/{Guid.NewGuid():N}";

        using HttpResponseMessage answer = await PutAsync(key, "other"u8.ToArray(), RequestSigner.Hash("body"u8));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("XAmzContentSHA256Mismatch", await CodeAsync(answer));
        Assert.False(await ExistsAsync(key));
    }

    [Fact]
    public async Task Put_SignedTooLongAgo_IsRefused()
    {
        using HttpResponseMessage answer = await PutAsync("late", [], RequestSigner.Hash([]), TimeSpan.FromMinutes(16));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("RequestTimeTooSkewed", await CodeAsync(answer));
    }

    [Theory]
    [InlineData(null, "wrong", "SignatureDoesNotMatch")]
    [InlineData("AKIANOBODY", "wrong", "InvalidAccessKeyId")]
    public async Task Call_WithWrongKeys_IsRefused(string? accessKey, string secretKey, string code)
    {
        using IAmazonS3 client = sandbox.S3(new BasicAWSCredentials(accessKey ?? sandbox.Target.AccessKey, secretKey));

        var error = await Assert.ThrowsAsync<AmazonS3Exception>(() => client.ListBucketsAsync());

        Assert.Equal(code, error.ErrorCode);
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
    }

    [Fact]
    public async Task Get_Unsigned_IsDenied()
    {
        using HttpResponseMessage answer = await sandbox.Http.GetAsync($"{sandbox.Endpoint}/{sandbox.S3Bucket}/any");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("AccessDenied", await CodeAsync(answer));
    }

    [Fact]
    public async Task Get_UnsignedFromABucketThatIsNotThere_IsTold()
    {
        using HttpResponseMessage answer = await sandbox.Http.GetAsync($"{sandbox.Endpoint}/no-such-bucket/any");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("NoSuchBucket", await CodeAsync(answer));
    }

    private async Task<HttpResponseMessage> PutAsync(
        string key, byte[] body, string payloadHash, params IEnumerable<(string Name, string Value)> headers)
    {
        return await PutAsync(key, body, payloadHash, TimeSpan.Zero, headers);
    }

    private async Task<HttpResponseMessage> PutAsync(
        string key, byte[] body, string payloadHash, TimeSpan age, params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{sandbox.Endpoint}/{sandbox.S3Bucket}/{key}")
        {
            Content = new ByteArrayContent(body),
        };
        new RequestSigner(sandbox.Target, TimeProvider.System.GetUtcNow() - age)
            .Sign(request, "s3", payloadHash, [("x-amz-content-sha256", payloadHash), .. headers]);
        return await sandbox.Http.SendAsync(request);
    }

    private async Task<bool> ExistsAsync(string key)
    {
        using IAmazonS3 client = sandbox.S3(sandbox.Target.Credentials);
        ListObjectsV2Response answer = await client.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = sandbox.S3Bucket, Prefix = key });
        return answer.KeyCount == 1;
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? null : XDocument.Parse(text).Root!.Element("Code")!.Value;
    }
}
