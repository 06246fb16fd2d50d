using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.S3.Checksums;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>Bytes that are complete but do not belong to an object yet: use or release the body.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="Md5">16 bytes.</param>
/// <param name="Checksums">Of the algorithms that were asked for.</param>
internal sealed record WrittenBody(ObjectBody Body, byte[] Md5, IReadOnlyDictionary<ChecksumAlgorithm, byte[]> Checksums)
{
    public ObjectChecksum ChecksumOf(ChecksumAlgorithm algorithm) => new(algorithm, Convert.ToBase64String(Checksums[algorithm]));
}
