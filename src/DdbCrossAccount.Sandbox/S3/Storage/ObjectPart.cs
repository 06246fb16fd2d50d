using DdbCrossAccount.Sandbox.S3.Checksums;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>One part of an object that was uploaded in parts.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Checksum">If the upload has one.</param>
internal sealed record ObjectPart(int Number, long Length, ObjectChecksum? Checksum);
