using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3;

[Collection(SandboxCollection.Name)]
public sealed class ListingTests(SandboxProcess sandbox) : S3ClientTest(sandbox)
{
    [Fact]
    public async Task ListObjectsV2_PageByPage_GivesEveryKeyOnceInOrder()
    {
        string[] keys = ["a", "b/1", "b/2", "c d+e&f", "ü", "z"];
        await PutAllAsync(keys);

        var found = new List<string>();
        var request = new ListObjectsV2Request { BucketName = Bucket, MaxKeys = 2 };
        ListObjectsV2Response page;
        do
        {
            page = await Target.ListObjectsV2Async(request);
            found.AddRange(page.S3Objects.Select(found => found.Key));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);

        Assert.Equal(["a", "b/1", "b/2", "c d+e&f", "z", "ü"], found);
    }

    [Fact]
    public async Task ListObjectsV2_DelimiterPrefixAndStartAfter_AreKept()
    {
        await PutAllAsync("data/1.gz", "data/2.gz", "data/more/3.gz", "manifest");

        ListObjectsV2Response page = await Target.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = Bucket, Prefix = "data/", Delimiter = "/", StartAfter = "data/1.gz" });

        Assert.Equal("data/2.gz", Assert.Single(page.S3Objects).Key);
        Assert.Equal(["data/more/"], page.CommonPrefixes);
        Assert.Equal(2, page.KeyCount);
        Assert.Equal("data/1.gz", page.StartAfter);
        Assert.False(page.IsTruncated);
    }

    [Fact]
    public async Task ListObjectsV2_ObjectsOfTheSource_HaveTheBucketsOwner()
    {
        await PutAsync("key");

        ListObjectsV2Response page = await Target.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket, FetchOwner = true });

        S3Object found = Assert.Single(page.S3Objects);
        ListBucketsResponse buckets = await Target.ListBucketsAsync();
        Assert.Equal(buckets.Owner.Id, found.Owner.Id);
        Assert.Equal(7, found.Size);
        Assert.Equal(S3StorageClass.Standard, found.StorageClass);
        Assert.Equal("\"9a0364b9e99bb480dd25e1f0284c8555\"", found.ETag);
    }

    [Fact]
    public async Task ListObjectsV2_UnknownToken_IsRefused() =>
        await AssertRefusedAsync(
            "InvalidArgument", "The continuation token provided is incorrect", 400,
            () => Target.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket, ContinuationToken = "%%%" }));

    [Fact]
    public async Task ListObjects_WithMarkers_GoesOnBehindCommonPrefixes()
    {
        await PutAllAsync("a/1", "a/2", "b", "c");

        ListObjectsResponse first = await Target.ListObjectsAsync(
            new ListObjectsRequest { BucketName = Bucket, Delimiter = "/", MaxKeys = 1 });
        ListObjectsResponse rest = await Target.ListObjectsAsync(
            new ListObjectsRequest { BucketName = Bucket, Delimiter = "/", Marker = first.NextMarker });

        Assert.Equal(["a/"], first.CommonPrefixes);
        Assert.Equal("a/", first.NextMarker);
        Assert.True(first.IsTruncated);
        Assert.Equal(["b", "c"], rest.S3Objects.Select(found => found.Key));
    }

    private async Task PutAllAsync(params string[] keys)
    {
        foreach (string key in keys)
        {
            await PutAsync(key);
        }
    }
}
