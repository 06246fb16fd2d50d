using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>Reads from headers what a client tells about a new object. What is not supported is refused, never passed over.</summary>
internal static class UploadHeaders
{
    private const string MetadataPrefix = "x-amz-meta-";
    private const int MaximumMetadata = 2048;

    private static readonly string[] KeptHeaders =
        ["Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"];

    private static readonly string[] StorageClasses =
    [
        "STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "GLACIER_IR",
    ];

    private static readonly string[] NotSupported =
    [
        "x-amz-tagging", "x-amz-website-redirect-location", "x-amz-write-offset-bytes", "x-amz-grant-full-control",
        "x-amz-grant-read", "x-amz-grant-read-acp", "x-amz-grant-write-acp", "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-copy-source-server-side-encryption-customer-algorithm", "x-amz-server-side-encryption-context",
    ];

    /// <summary>The upload of the request's key into the request's bucket.</summary>
    public static ObjectUpload Read(S3Call call, ChecksumAlgorithm algorithm)
    {
        RefuseWhatIsMissing(call);
        return new ObjectUpload
        {
            Bucket = call.BucketName,
            Key = call.Key,
            ExpectedBucketOwner = call.ExpectedBucketOwner,
            Acl = call.Header("x-amz-acl"),
            Metadata = ReadMetadata(call),
            Encryption = ReadEncryption(call),
            ChecksumAlgorithm = algorithm,
            Condition = WriteConditions.Read(call),
        };
    }

    public static ObjectMetadata ReadMetadata(S3Call call) => new()
    {
        ContentType = call.Header("Content-Type") is { Length: > 0 } type ? type : ObjectMetadata.Default.ContentType,
        Headers = ReadKeptHeaders(call),
        User = ReadUserMetadata(call),
        StorageClass = ReadStorageClass(call.Header("x-amz-storage-class") ?? ObjectMetadata.Default.StorageClass),
    };

    private static void RefuseWhatIsMissing(S3Call call)
    {
        string? header = NotSupported.FirstOrDefault(name => call.Header(name) is not null);
        if (header is not null)
        {
            throw S3Exception.NotImplemented(header);
        }

        if (call.Headers.Keys.Any(name => name.StartsWith("x-amz-object-lock-", StringComparison.OrdinalIgnoreCase)))
        {
            throw new S3Exception("InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
    }

    private static Dictionary<string, string> ReadKeptHeaders(S3Call call)
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in KeptHeaders)
        {
            string? value = name == "Content-Encoding" ? WithoutChunks(call.Header(name)) : call.Header(name);
            if (!string.IsNullOrEmpty(value))
            {
                kept.Add(name, value);
            }
        }

        return kept;
    }

    // aws-chunked is about the request, not about the object.
    private static string? WithoutChunks(string? encoding) => encoding is null
        ? null
        : string.Join(
            ",", encoding.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(part => part != "aws-chunked"));

    private static Dictionary<string, string> ReadUserMetadata(S3Call call)
    {
        var metadata = call.Headers
            .Where(header => header.Key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key[MetadataPrefix.Length..].ToLowerInvariant(), header => header.Value.ToString());
        int size = metadata.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value));
        return size <= MaximumMetadata
            ? metadata
            : throw new S3Exception("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
            {
                Elements = [("Size", Answers.XmlAnswer.Number(size)), ("MaxSizeAllowed", Answers.XmlAnswer.Number(MaximumMetadata))],
            };
    }

    private static string ReadStorageClass(string name) => StorageClasses.Contains(name)
        ? name
        : throw new S3Exception("InvalidStorageClass", "The storage class you specified is not valid")
        {
            Elements = [("StorageClassRequested", name)],
        };

    private static ObjectEncryption? ReadEncryption(S3Call call)
    {
        string? algorithm = call.Header("x-amz-server-side-encryption");
        string? keyId = call.Header("x-amz-server-side-encryption-aws-kms-key-id");
        bool bucketKey = string.Equals(
            call.Header("x-amz-server-side-encryption-bucket-key-enabled"), "true", StringComparison.OrdinalIgnoreCase);
        if (algorithm is not (null or "AES256" or "aws:kms" or "aws:kms:dsse"))
        {
            throw S3Exception.InvalidArgument(
                "The encryption method specified is not supported", "x-amz-server-side-encryption", algorithm);
        }

        if (keyId is not null && algorithm is (null or "AES256"))
        {
            throw S3Exception.InvalidArgument(
                "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms",
                "x-amz-server-side-encryption",
                algorithm ?? "null");
        }

        return algorithm is null ? null : new ObjectEncryption(algorithm, keyId, bucketKey);
    }
}
