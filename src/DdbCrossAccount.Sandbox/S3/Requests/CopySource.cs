using System;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>The object that a request copies from: x-amz-copy-source.</summary>
/// <param name="BucketName">Its bucket.</param>
/// <param name="Key">Its key.</param>
internal sealed record CopySource(string BucketName, string Key)
{
    private const string Header = "x-amz-copy-source";

    public static CopySource Read(S3Call call)
    {
        string text = call.Header(Header)!;
        int query = text.IndexOf("?versionId=", StringComparison.Ordinal);
        if (query >= 0 && text[query..] != "?versionId=null")
        {
            throw S3Exception.InvalidArgument("Invalid version id specified", "versionId", text[(query + "?versionId=".Length)..]);
        }

        string path = Uri.UnescapeDataString(query < 0 ? text : text[..query]).TrimStart('/');
        int slash = path.IndexOf('/');
        return slash > 0 && slash < path.Length - 1
            ? new CopySource(path[..slash], path[(slash + 1)..])
            : throw S3Exception.InvalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey", Header, text);
    }

    /// <summary>Opens it on the caller's authority, if its conditions hold.</summary>
    public OpenedObject Open(S3Store store, S3Call call)
    {
        OpenedObject opened = store.GetObject(call.Caller, BucketName, Key, call.Header("x-amz-source-expected-bucket-owner"));
        try
        {
            return ReadConditions.ReadCopySource(call).Check(opened.Object)
                ? opened
                : throw S3Exception.PreconditionFailed("x-amz-copy-source-If-None-Match");
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
