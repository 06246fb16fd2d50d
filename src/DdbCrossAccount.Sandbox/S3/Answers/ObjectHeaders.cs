using System;
using System.Globalization;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Answers;

/// <summary>The headers that tell of an object.</summary>
internal static class ObjectHeaders
{
    // The query of a signed GET may replace these.
    private static readonly (string Parameter, string Header)[] Replacements =
    [
        ("response-cache-control", "Cache-Control"),
        ("response-content-disposition", "Content-Disposition"),
        ("response-content-encoding", "Content-Encoding"),
        ("response-content-language", "Content-Language"),
        ("response-content-type", "Content-Type"),
        ("response-expires", "Expires"),
    ];

    /// <summary>What GetObject and HeadObject answer.</summary>
    public static void Write(S3Call call, StoredObject stored)
    {
        IHeaderDictionary headers = call.Response.Headers;
        WriteIdentity(headers, stored);
        headers.AcceptRanges = "bytes";
        headers.ContentType = stored.Metadata.ContentType;
        foreach ((string name, string value) in stored.Metadata.Headers)
        {
            headers[name] = value;
        }

        foreach ((string name, string value) in stored.Metadata.User)
        {
            headers["x-amz-meta-" + name] = value;
        }

        if (stored.Metadata.StorageClass != ObjectMetadata.Default.StorageClass)
        {
            headers["x-amz-storage-class"] = stored.Metadata.StorageClass;
        }

        WriteEncryption(headers, stored.Encryption);
        Replace(call, headers);
    }

    /// <summary>ETag and Last-Modified, which 304 has, too.</summary>
    public static void WriteIdentity(IHeaderDictionary headers, StoredObject stored)
    {
        headers.ETag = $"\"{stored.ETag}\"";
        headers.LastModified = stored.LastModified.ToString("R", CultureInfo.InvariantCulture);
    }

    public static void WriteEncryption(IHeaderDictionary headers, ObjectEncryption encryption)
    {
        headers["x-amz-server-side-encryption"] = encryption.Algorithm;
        if (encryption.KmsKeyId is not null)
        {
            headers["x-amz-server-side-encryption-aws-kms-key-id"] = encryption.KmsKeyId;
        }

        if (encryption.UsesBucketKey)
        {
            headers["x-amz-server-side-encryption-bucket-key-enabled"] = "true";
        }
    }

    public static void WriteChecksum(IHeaderDictionary headers, ObjectChecksum? checksum)
    {
        if (checksum is not null)
        {
            headers[checksum.Algorithm.Header] = checksum.Value;
            headers["x-amz-checksum-type"] = checksum.Type;
        }
    }

    /// <summary>True if the client asked for the checksum of what it reads.</summary>
    public static bool WantsChecksum(S3Call call) =>
        string.Equals(call.Header("x-amz-checksum-mode"), "ENABLED", StringComparison.OrdinalIgnoreCase);

    private static void Replace(S3Call call, IHeaderDictionary headers)
    {
        foreach ((string parameter, string header) in Replacements)
        {
            if (call.Query(parameter) is { Length: > 0 } value)
            {
                headers[header] = value;
            }
        }
    }
}
