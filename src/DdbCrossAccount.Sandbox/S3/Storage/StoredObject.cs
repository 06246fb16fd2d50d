using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.S3.Checksums;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>One object of a bucket. It never changes; a later upload takes its place.</summary>
internal sealed record StoredObject
{
    public required string Key { get; init; }

    public required ObjectBody Body { get; init; }

    /// <summary>Without quotes: the MD5 in hexadecimal, or that of the parts' MD5s with <c>-</c> and their number.</summary>
    public required string ETag { get; init; }

    /// <summary>Service time in whole seconds, as S3 keeps it.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>The bucket's account, or the writer's where the bucket lets writers own their objects.</summary>
    public required string OwnerAccountId { get; init; }

    /// <summary>The bucket's account may read it although another account owns it.</summary>
    public required bool BucketOwnerHasFullControl { get; init; }

    public ObjectMetadata Metadata { get; init; } = ObjectMetadata.Default;

    public ObjectEncryption Encryption { get; init; } = ObjectEncryption.Default;

    public ObjectChecksum? Checksum { get; init; }

    /// <summary>The parts of a multipart upload; empty for an object that came in one piece.</summary>
    public IReadOnlyList<ObjectPart> Parts { get; init; } = [];

    public long Length => Body.Length;
}
