using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>The checksum that an upload in parts was begun with, and what follows from it.</summary>
/// <param name="Algorithm">Null: the client asked for none.</param>
/// <param name="IsComposite">It is made of the checksums of the parts.</param>
internal sealed record UploadChecksum(ChecksumAlgorithm? Algorithm, bool IsComposite)
{
    public static UploadChecksum Read(S3Call call)
    {
        string? name = call.Header("x-amz-checksum-algorithm");
        string? type = call.Header("x-amz-checksum-type");
        ChecksumAlgorithm? algorithm = name is null ? null : ChecksumNames.Parse(name) ?? throw UnknownAlgorithm();
        if (type is not (null or "COMPOSITE" or "FULL_OBJECT") || (type is not null && algorithm is null))
        {
            throw new S3Exception("InvalidRequest", "Value for x-amz-checksum-type header is invalid.");
        }

        bool canBeWhole = algorithm is null or ChecksumAlgorithm.Crc32 or ChecksumAlgorithm.Crc32C or ChecksumAlgorithm.Crc64Nvme;
        bool canBeComposite = algorithm is not (null or ChecksumAlgorithm.Crc64Nvme);
        bool isComposite = type is null ? canBeComposite : type == "COMPOSITE";
        return isComposite ? canBeComposite ? new(algorithm, true) : throw Impossible(type!, name!)
            : canBeWhole ? new(algorithm, false) : throw Impossible(type!, name!);
    }

    public static S3Exception UnknownAlgorithm() => new(
        "InvalidRequest",
        "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");

    /// <summary>
    /// A part may not come with another checksum than the upload was begun with, and must come with it where the object's
    /// is made of the parts'. Official clients send checksums with the parts of an upload that was begun without one.
    /// </summary>
    public static void RequireSame(MultipartUpload upload, ChecksumAlgorithm? given)
    {
        bool isFree = upload.ChecksumAlgorithm is null || (given is null && !upload.HasCompositeChecksum);
        if (given != upload.ChecksumAlgorithm && !isFree)
        {
            throw new S3Exception(
                "InvalidRequest",
                $"Checksum Type mismatch occurred, expected checksum Type: {Name(upload.ChecksumAlgorithm)}, actual checksum Type: {Name(given)}");
        }
    }

    private static string Name(ChecksumAlgorithm? algorithm) => algorithm?.ToString().ToLowerInvariant() ?? "null";

    private static S3Exception Impossible(string type, string name) =>
        new("InvalidRequest", $"The {type} checksum type cannot be used with the {name.ToLowerInvariant()} checksum algorithm.");
}
