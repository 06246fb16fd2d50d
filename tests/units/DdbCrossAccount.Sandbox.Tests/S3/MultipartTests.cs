using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Amazon.S3.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3;

[Collection(SandboxCollection.Name)]
public sealed class MultipartTests(SandboxProcess sandbox) : S3ClientTest(sandbox)
{
    private const int MinimumPart = 5 * 1024 * 1024;

    [Fact]
    public async Task Complete_TwoParts_MakesOneObjectWithTheETagOfParts()
    {
        byte[] first = Bytes(MinimumPart, 1);
        byte[] second = Bytes(1000, 2);
        string id = await BeginAsync();
        List<PartETag> parts = [await UploadAsync(id, 1, first), await UploadAsync(id, 2, second)];

        CompleteMultipartUploadResponse done = await CompleteAsync(id, parts);

        string md5 = Convert.ToHexStringLower(MD5.HashData([.. MD5.HashData(first), .. MD5.HashData(second)]));
        Assert.Equal($"\"{md5}-2\"", done.ETag);
        using GetObjectResponse answer = await Target.GetObjectAsync(Bucket, "key");
        using var read = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(read);
        Assert.Equal(SHA256.HashData([.. first, .. second]), SHA256.HashData(read.ToArray()));
    }

    [Fact]
    public async Task GetObject_PartNumber_IsThatPart()
    {
        string id = await BeginAsync();
        await CompleteAsync(id, [await UploadAsync(id, 3, Bytes(MinimumPart, 1)), await UploadAsync(id, 7, Bytes(10, 2))]);

        using GetObjectResponse answer = await Target.GetObjectAsync(new GetObjectRequest { BucketName = Bucket, Key = "key", PartNumber = 2 });

        Assert.Equal(10, answer.ContentLength);
        Assert.Equal(2, answer.PartsCount);
        Assert.Equal($"bytes {MinimumPart}-{MinimumPart + 9}/{MinimumPart + 10}", answer.ContentRange);
    }

    [Fact]
    public async Task Complete_SmallPartBeforeTheLast_IsEntityTooSmall()
    {
        string id = await BeginAsync();
        List<PartETag> parts = [await UploadAsync(id, 1, Bytes(MinimumPart - 1, 1)), await UploadAsync(id, 2, Bytes(10, 2))];

        await AssertRefusedAsync(
            "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", 400, () => CompleteAsync(id, parts));
        Assert.Equal(2, (await Target.ListPartsAsync(Bucket, "key", id)).Parts.Count);
    }

    [Fact]
    public async Task Complete_PartThatIsNotThere_IsInvalidPart()
    {
        string id = await BeginAsync();
        PartETag part = await UploadAsync(id, 1, Bytes(10, 1));

        await AssertRefusedAsync(
            "InvalidPart",
            "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag "
            + "may not match the part's entity tag.",
            400,
            () => CompleteAsync(id, [new PartETag(2, part.ETag)]));
    }

    [Fact]
    public async Task Abort_Upload_IsGoneWithItsParts()
    {
        string id = await BeginAsync();
        await UploadAsync(id, 1, Bytes(10, 1));
        Assert.Equal(id, Assert.Single((await Target.ListMultipartUploadsAsync(Bucket)).MultipartUploads).UploadId);

        await Target.AbortMultipartUploadAsync(Bucket, "key", id);

        Assert.Null((await Target.ListMultipartUploadsAsync(Bucket)).MultipartUploads);
        await AssertRefusedAsync(
            "NoSuchUpload",
            "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
            404,
            () => UploadAsync(id, 2, Bytes(10, 1)));
    }

    [Fact]
    public async Task ListParts_PageByPage_GivesAllInOrder()
    {
        string id = await BeginAsync();
        await UploadAsync(id, 2, Bytes(20, 1));
        await UploadAsync(id, 1, Bytes(10, 1));

        ListPartsResponse first = await Target.ListPartsAsync(
            new ListPartsRequest { BucketName = Bucket, Key = "key", UploadId = id, MaxParts = 1 });
        ListPartsResponse second = await Target.ListPartsAsync(
            new ListPartsRequest { BucketName = Bucket, Key = "key", UploadId = id, PartNumberMarker = first.NextPartNumberMarker.ToString() });

        Assert.Equal((1, 10L), (first.Parts.Single().PartNumber, first.Parts.Single().Size));
        Assert.True(first.IsTruncated);
        Assert.Equal((2, 20L), (second.Parts.Single().PartNumber, second.Parts.Single().Size));
        Assert.False(second.IsTruncated);
    }

    [Fact]
    public async Task UploadPartCopy_RangeOfAnObject_BecomesAPart()
    {
        await PutAsync("from", "0123456789");
        string id = await BeginAsync();

        CopyPartResponse part = await Target.CopyPartAsync(new CopyPartRequest
        {
            SourceBucket = Bucket, SourceKey = "from", DestinationBucket = Bucket, DestinationKey = "key", UploadId = id, PartNumber = 1,
            FirstByte = 2, LastByte = 5,
        });
        await CompleteAsync(id, [new PartETag(1, part.ETag) { ChecksumCRC32 = part.ChecksumCRC32 }]);

        using GetObjectResponse answer = await Target.GetObjectAsync(Bucket, "key");
        Assert.Equal("2345", await TextAsync(answer));
    }

    private static byte[] Bytes(int length, byte value) => [.. Enumerable.Repeat(value, length)];

    private async Task<string> BeginAsync() => (await Target.InitiateMultipartUploadAsync(Bucket, "key")).UploadId;

    private async Task<PartETag> UploadAsync(string id, int number, byte[] bytes)
    {
        UploadPartResponse answer = await Target.UploadPartAsync(new UploadPartRequest
        {
            BucketName = Bucket, Key = "key", UploadId = id, PartNumber = number, InputStream = new MemoryStream(bytes), PartSize = bytes.Length,
        });
        return new PartETag(answer);
    }

    private Task<CompleteMultipartUploadResponse> CompleteAsync(string id, List<PartETag> parts) =>
        Target.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
        {
            BucketName = Bucket, Key = "key", UploadId = id, PartETags = parts,
        });
}
