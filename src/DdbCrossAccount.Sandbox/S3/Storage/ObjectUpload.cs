using System;
using DdbCrossAccount.Sandbox.S3.Checksums;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>What is told about an object that is about to be written.</summary>
internal sealed record ObjectUpload
{
    public required string Bucket { get; init; }

    public required string Key { get; init; }

    /// <summary>The account that must own the bucket. Default: null, any.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>A canned ACL, which needs s3:PutObjectAcl. Default: null, none.</summary>
    public string? Acl { get; init; }

    public ObjectMetadata Metadata { get; init; } = ObjectMetadata.Default;

    /// <summary>Default: null, what the bucket does.</summary>
    public ObjectEncryption? Encryption { get; init; }

    /// <summary>The checksum to keep. The writer of the body must compute it. Default: S3's own.</summary>
    public ChecksumAlgorithm ChecksumAlgorithm { get; init; } = ChecksumAlgorithm.Crc64Nvme;

    /// <summary>Give it the ETag of an upload in one part, as exports have.</summary>
    public bool AsOnePart { get; init; }

    /// <summary>Sees the object that is there; what it throws refuses the upload.</summary>
    public Action<StoredObject?>? Condition { get; init; }
}
