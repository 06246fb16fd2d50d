namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>Encryption at rest as an object tells it. The bytes themselves are kept as they are.</summary>
/// <param name="Algorithm">AES256, aws:kms or aws:kms:dsse.</param>
/// <param name="KmsKeyId">As given; null for AES256.</param>
/// <param name="UsesBucketKey">x-amz-server-side-encryption-bucket-key-enabled.</param>
internal sealed record ObjectEncryption(string Algorithm, string? KmsKeyId = null, bool UsesBucketKey = false)
{
    /// <summary>What every bucket does by itself.</summary>
    public static readonly ObjectEncryption Default = new("AES256");

    /// <summary>With a KMS key an ETag is not the MD5 of the bytes.</summary>
    public bool UsesKms => Algorithm != Default.Algorithm;
}
