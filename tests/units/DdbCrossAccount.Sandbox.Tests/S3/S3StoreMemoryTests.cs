using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3;

[Collection(AloneCollection.Name)]
public sealed class S3StoreMemoryTests
{
    private const string TargetId = "222222222222";
    private const string BucketName = "exports";

    [Fact]
    public void PutObject_HundredObjectsOfOneMegabyte_AreNotInMemory()
    {
        using var services = new SandboxServices(new SandboxOptions { Seed = 1 });
        S3Store store = services.S3;
        Principal target = services.Accounts.RootKeys[TargetId].Principal;
        store.CreateBucket(TargetId, BucketName, "eu-west-1");
        byte[] content = new byte[1024 * 1024];
        long before = GC.GetTotalMemory(forceFullCollection: true);

        for (int i = 0; i < 100; i++)
        {
            store.PutObject(target, new ObjectUpload { Bucket = BucketName, Key = $"{i:D4}" }, content);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 32 * 1024 * 1024);
        Assert.Equal(0, store.Bodies.BytesInMemory);
    }
}
