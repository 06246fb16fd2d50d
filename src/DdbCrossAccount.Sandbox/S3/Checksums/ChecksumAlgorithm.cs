namespace DdbCrossAccount.Sandbox.S3.Checksums;

/// <summary>What S3 can compute over an object, beside the MD5 of its ETag.</summary>
internal enum ChecksumAlgorithm
{
    Crc32,
    Crc32C,
    Crc64Nvme,
    Sha1,
    Sha256,
}
