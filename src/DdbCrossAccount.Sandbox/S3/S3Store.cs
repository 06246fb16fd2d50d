using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Kms;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>
/// All buckets of all accounts; their names are unique across them. What takes a caller checks the caller's authority as
/// the REST operations do, and throws <see cref="S3Exception"/>; a bucket may be in any Region.
/// </summary>
internal sealed class S3Store(TimeProvider clock, Authorization authorization, KeyAccess keys, IdSource ids) : IDisposable
{
    private const int LargestBodyInMemory = 256 * 1024;
    private const long MemoryLimit = 128L * 1024 * 1024;
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    public S3Authorization Authorization { get; } = new(authorization);

    public ObjectKeys Keys { get; } = new(keys);

    public BodyStore Bodies { get; } = new(LargestBodyInMemory, MemoryLimit);

    /// <summary>Service time in whole seconds.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Makes a bucket without asking for authority.</summary>
    public Bucket CreateBucket(string ownerAccountId, string name, string region)
    {
        BucketName.Check(name);
        var bucket = new Bucket(name, ownerAccountId, region, clock.GetUtcNow());
        if (_buckets.TryAdd(name, bucket))
        {
            return bucket;
        }

        throw _buckets.TryGetValue(name, out Bucket? other) && other.OwnerAccountId == ownerAccountId
            ? new S3Exception(
                "BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own it.",
                409) { Elements = [("BucketName", name)] }
            : new S3Exception(
                "BucketAlreadyExists",
                "The requested bucket name is not available. The bucket namespace is shared by all users of the system. "
                + "Please select a different name and try again.",
                409) { Elements = [("BucketName", name)] };
    }

    /// <summary>The bucket, or null.</summary>
    public Bucket? FindBucket(string name) => _buckets.GetValueOrDefault(name);

    /// <summary>The bucket, if it has the expected owner.</summary>
    public Bucket GetBucket(string name, string? expectedOwner = null)
    {
        if (expectedOwner is not null && !(expectedOwner.Length == 12 && expectedOwner.All(char.IsAsciiDigit)))
        {
            throw new S3Exception(
                "InvalidBucketOwnerAWSAccountID", "The value of the expected bucket owner parameter must be an AWS account ID");
        }

        Bucket bucket = FindBucket(name) ?? throw S3Exception.NoSuchBucket(name);
        return expectedOwner is null || expectedOwner == bucket.OwnerAccountId ? bucket : throw S3Exception.AccessDenied();
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Bucket> BucketsOf(string accountId) =>
        [.. _buckets.Values.Where(bucket => bucket.OwnerAccountId == accountId).OrderBy(bucket => bucket.Name, StringComparer.Ordinal)];

    /// <summary>Deletes an empty bucket without asking for authority.</summary>
    public void DeleteBucket(Bucket bucket)
    {
        bucket.Delete();
        _buckets.TryRemove(new KeyValuePair<string, Bucket>(bucket.Name, bucket));
    }

    /// <summary>
    /// Takes the bytes of an object for <see cref="PutObject(Principal, ObjectUpload, BodyWriter)"/>; any stream may write
    /// into it, a GZipStream for instance. Dispose it in any case.
    /// </summary>
    public BodyWriter NewBody(params IEnumerable<ChecksumAlgorithm> algorithms) =>
        new(Bodies, algorithms.DefaultIfEmpty(ChecksumAlgorithm.Crc64Nvme));

    public StoredObject PutObject(Principal caller, ObjectUpload upload, ReadOnlySpan<byte> content)
    {
        using BodyWriter body = NewBody(upload.ChecksumAlgorithm);
        body.Write(content);
        return PutObject(caller, upload, body);
    }

    /// <summary>Writes an object, which appears as a whole or not at all.</summary>
    public StoredObject PutObject(Principal caller, ObjectUpload upload, BodyWriter body)
    {
        DemandPut(caller, upload);
        return PutObject(caller, upload, body.Complete());
    }

    /// <summary>Writes an object whose bytes are complete; they are let go when it is refused.</summary>
    public StoredObject PutObject(Principal caller, ObjectUpload upload, WrittenBody written)
    {
        try
        {
            Bucket bucket = DemandPut(caller, upload);
            StoredObject stored = MakeObject(caller, bucket, upload, written.Body, ETagOf(bucket, upload, written)) with
            {
                Checksum = written.ChecksumOf(upload.ChecksumAlgorithm),
            };
            bucket.Put(stored, upload.Condition);
            return stored;
        }
        catch
        {
            written.Body.Release();
            throw;
        }
    }

    /// <summary>The bucket, if the caller may write this object into it.</summary>
    public Bucket DemandPut(Principal caller, ObjectUpload upload)
    {
        ObjectKey.Check(upload.Key);
        Bucket bucket = GetBucket(upload.Bucket, upload.ExpectedBucketOwner);
        Authorization.DemandKey(caller, "s3:PutObject", bucket, upload.Key, WriteConditions(upload));
        if (upload.Acl is not null)
        {
            Authorization.DemandKey(caller, "s3:PutObjectAcl", bucket, upload.Key, WriteConditions(upload));
            CannedAcl.Check(caller, bucket, upload.Key, upload.Acl);
        }

        Keys.DemandWrite(caller, bucket, upload);
        return bucket;
    }

    /// <summary>The object as it will be kept; its time is now.</summary>
    public StoredObject MakeObject(Principal caller, Bucket bucket, ObjectUpload upload, ObjectBody body, string etag) => new()
    {
        Key = upload.Key,
        Body = body,
        ETag = etag,
        LastModified = Now,
        OwnerAccountId = CannedAcl.OwnerOf(caller, bucket, upload.Acl),
        BucketOwnerHasFullControl = upload.Acl == CannedAcl.BucketOwnerFullControl,
        Metadata = upload.Metadata,
        Encryption = Keys.Of(caller, bucket, upload),
    };

    public StoredObject HeadObject(Principal caller, string bucketName, string key, string? expectedOwner = null) =>
        FindReadable(caller, "s3:GetObject", GetBucket(bucketName, expectedOwner), key);

    /// <summary>The object, if there is one and the caller may do this with it.</summary>
    public StoredObject FindReadable(Principal caller, string action, Bucket bucket, string key)
    {
        StoredObject? stored = bucket.Find(key);
        if (stored is null)
        {
            Authorization.DemandReadOfMissing(caller, action, bucket, key);
            throw S3Exception.NoSuchKey(key);
        }

        Authorization.DemandRead(caller, action, bucket, stored);
        return stored;
    }

    /// <summary>The object with a seekable stream over its bytes; dispose it.</summary>
    public OpenedObject GetObject(Principal caller, string bucketName, string key, string? expectedOwner = null)
    {
        StoredObject stored = HeadObject(caller, bucketName, key, expectedOwner);
        Bucket bucket = GetBucket(bucketName, expectedOwner);
        Keys.DemandRead(caller, bucket, stored);
        return bucket.Open(key) ?? throw S3Exception.NoSuchKey(key);
    }

    public ObjectPage ListObjects(Principal caller, string bucketName, ObjectListing listing, string? expectedOwner = null)
    {
        Bucket bucket = GetBucket(bucketName, expectedOwner);
        Authorization.DemandBucket(caller, "s3:ListBucket", bucket, ListConditions(listing));
        return bucket.List(listing);
    }

    /// <summary>Deletes the object, if there is one.</summary>
    public void DeleteObject(
        Principal caller, string bucketName, string key, string? expectedOwner = null, Action<StoredObject?>? condition = null)
    {
        Bucket bucket = GetBucket(bucketName, expectedOwner);
        Authorization.DemandKey(caller, "s3:DeleteObject", bucket, key);
        bucket.Remove(key, condition);
    }

    public void Dispose() => Bodies.Dispose();

    private static RequestConditions WriteConditions(ObjectUpload upload) =>
        new RequestConditions()
            .With("s3:x-amz-acl", upload.Acl is null ? [] : [upload.Acl])
            .With("s3:x-amz-storage-class", upload.Metadata.StorageClass)
            .With("s3:x-amz-server-side-encryption", upload.Encryption is null ? [] : [upload.Encryption.Algorithm])
            .With(
                "s3:x-amz-server-side-encryption-aws-kms-key-id",
                upload.Encryption?.KmsKeyId is null ? [] : [upload.Encryption.KmsKeyId]);

    private static RequestConditions ListConditions(ObjectListing listing) =>
        new RequestConditions()
            .With("s3:prefix", listing.Prefix)
            .With("s3:delimiter", listing.Delimiter.Length == 0 ? [] : [listing.Delimiter])
            .With("s3:max-keys", listing.MaxKeys.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private string ETagOf(Bucket bucket, ObjectUpload upload, WrittenBody written) =>
        (upload.Encryption ?? bucket.DefaultEncryption).UsesKms ? ids.Hex(32) + (upload.AsOnePart ? "-1" : "")
            : upload.AsOnePart ? Convert.ToHexStringLower(MD5.HashData(written.Md5)) + "-1"
            : Convert.ToHexStringLower(written.Md5);
}
