namespace DdbCrossAccount.Sandbox.S3.Checksums;

/// <summary>A checksum that is kept with an object or a part.</summary>
/// <param name="Algorithm">How it was computed.</param>
/// <param name="Value">Base64; that of a composite one ends with <c>-</c> and the number of parts.</param>
/// <param name="IsComposite">It is the checksum of the parts' checksums, not of the object's bytes.</param>
internal sealed record ObjectChecksum(ChecksumAlgorithm Algorithm, string Value, bool IsComposite = false)
{
    /// <summary>As S3 names the kind: <c>COMPOSITE</c> or <c>FULL_OBJECT</c>.</summary>
    public string Type => IsComposite ? "COMPOSITE" : "FULL_OBJECT";
}
