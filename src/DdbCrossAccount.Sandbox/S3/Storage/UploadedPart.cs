using System;
using DdbCrossAccount.Sandbox.S3.Checksums;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>A part of an upload that is not completed yet.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Md5">16 bytes; in hexadecimal it is the part's ETag.</param>
/// <param name="Checksum">Of the upload's algorithm.</param>
/// <param name="LastModified">Service time.</param>
internal sealed record UploadedPart(int Number, ObjectBody Body, byte[] Md5, ObjectChecksum Checksum, DateTimeOffset LastModified)
{
    public string ETag => Convert.ToHexStringLower(Md5);
}
