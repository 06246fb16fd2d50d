using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>
/// Writes the files of an export into its bucket with the authority of the export's caller. A bucket that is not the
/// caller's is refused unless the request named its owner.
/// </summary>
internal sealed class ExportBucketWriter(S3Store store, ExportJob job)
{
    private const string BucketOwnerFullControl = "bucket-owner-full-control";

    /// <summary>Large files go up in parts, which DynamoDB must be able to give up: it asks for that, too.</summary>
    public void RequireAbort(string key)
    {
        Bucket bucket = store.GetBucket(job.Request.Bucket, job.Request.BucketOwner ?? job.Caller.AccountId);
        store.Authorization.DemandKey(job.Caller, "s3:AbortMultipartUpload", bucket, key);
    }

    public void WriteText(string key, string text)
    {
        store.PutObject(job.Caller, Upload(key), Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A manifest and beside it the file with its MD5 in base64.</summary>
    public void WriteManifest(string key, string text)
    {
        WriteText(key, text);
        WriteText(Path.ChangeExtension(key, ".md5"), Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(text))));
    }

    public DataFile WriteData(string key, IEnumerable<ExportLine> lines, ExportLineWriter writer)
    {
        using BodyWriter body = store.NewBody();
        using MD5 md5 = MD5.Create();
        long items = 0;
        long size = 0;
        using (var hashed = new CryptoStream(body, md5, CryptoStreamMode.Write, leaveOpen: true))
        using (var zipped = new GZipStream(hashed, CompressionLevel.Fastest))
        using (var buffered = new BufferedStream(zipped, 64 * 1024))
        {
            foreach (ExportLine line in lines)
            {
                items += writer.TryWrite(line, buffered) ? 1 : 0;
                size += line.Size;
            }
        }

        StoredObject stored = store.PutObject(job.Caller, Upload(key) with { AsOnePart = true }, body);
        return new DataFile(key, items, size, Convert.ToBase64String(md5.Hash!), stored.ETag);
    }

    private ObjectUpload Upload(string key)
    {
        return new ObjectUpload
        {
            Bucket = job.Request.Bucket,
            Key = key,
            ExpectedBucketOwner = job.Request.BucketOwner ?? job.Caller.AccountId,
            Acl = BucketOwnerFullControl,
            Encryption = job.Request.SseAlgorithm switch
            {
                "KMS" => new ObjectEncryption("aws:kms", job.Request.SseKmsKeyId),
                "AES256" => new ObjectEncryption("AES256"),
                _ => null,
            },
        };
    }
}
