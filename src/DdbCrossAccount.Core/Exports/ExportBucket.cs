using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using Amazon.S3;
using Amazon.S3.Model;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Reads the bucket that an export was written to.</summary>
/// <param name="session">Who reads.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="owner">The account that has to own it: a bucket of that name in other hands is refused by S3.</param>
/// <param name="state">What was and was not done so far, for an error.</param>
internal sealed class ExportBucket(AccountSession session, string bucket, string owner, string state)
{
    /// <summary>The bucket's name.</summary>
    public string Name => bucket;

    /// <summary>The bucket's owner.</summary>
    public string Owner => owner;

    /// <summary>Reads a whole small object; null when there is none.</summary>
    public async Task<byte[]?> ReadAsync(string key, CancellationToken token)
    {
        using var content = new MemoryStream();
        bool exists = await CopyAsync(key, content, token).ConfigureAwait(false);
        return exists ? content.ToArray() : null;
    }

    /// <summary>Hands an object's stream to a reader; null when there is no such object.</summary>
    public async Task<T?> ReadAsync<T>(string key, Func<Stream, CancellationToken, Task<T>> read, CancellationToken token)
        where T : class
    {
        try
        {
            using GetObjectResponse response = await session.S3
                .GetObjectAsync(
                    new GetObjectRequest { BucketName = bucket, Key = key, ExpectedBucketOwner = owner },
                    token)
                .ConfigureAwait(false);
            return await read(response.ResponseStream, token).ConfigureAwait(false);
        }
        catch (AmazonS3Exception exception) when (exception.ErrorCode == "NoSuchKey")
        {
            return null;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, session.Call("s3", "GetObject", $"arn:aws:s3:::{bucket}/{key}", state));
        }
    }

    /// <summary>Lists all objects under a prefix.</summary>
    public async IAsyncEnumerable<ExportObject> ListAsync(
        string prefix,
        [EnumeratorCancellation] CancellationToken token)
    {
        string? next = null;
        do
        {
            ListObjectsV2Response page = await ListPageAsync(prefix, next, token).ConfigureAwait(false);
            foreach (S3Object found in page.S3Objects ?? [])
            {
                yield return new ExportObject(found.Key, found.Size ?? 0, found.ETag?.Trim('"') ?? string.Empty);
            }

            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (!string.IsNullOrEmpty(next));
    }

    private async Task<bool> CopyAsync(string key, MemoryStream content, CancellationToken token)
    {
        MemoryStream? copied = await ReadAsync(
            key,
            async (stream, t) =>
            {
                await stream.CopyToAsync(content, t).ConfigureAwait(false);
                return content;
            },
            token).ConfigureAwait(false);
        return copied is not null;
    }

    private async Task<ListObjectsV2Response> ListPageAsync(string prefix, string? next, CancellationToken token)
    {
        try
        {
            var request = new ListObjectsV2Request
            {
                BucketName = bucket,
                Prefix = prefix,
                ContinuationToken = next,
                ExpectedBucketOwner = owner,
            };
            return await session.S3.ListObjectsV2Async(request, token).ConfigureAwait(false);
        }
        catch (XmlException exception)
        {
            // The SDK reads a listing that was cut short as far as it came, and lets the XML reader's error through.
            throw ServiceErrors.Translate(
                new IOException("The answer was cut short.", exception),
                session.Call("s3", "ListBucket", $"arn:aws:s3:::{bucket}", state));
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, session.Call("s3", "ListBucket", $"arn:aws:s3:::{bucket}", state));
        }
    }
}
