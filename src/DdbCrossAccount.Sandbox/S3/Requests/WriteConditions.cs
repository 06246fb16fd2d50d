using System;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>The conditions under which an object may be written or deleted: If-Match and If-None-Match.</summary>
internal static class WriteConditions
{
    /// <summary>What to ask of the object that is there; null if the request has no condition.</summary>
    public static Action<StoredObject?>? Read(S3Call call)
    {
        string? match = call.Header("If-Match");
        string? noneMatch = call.Header("If-None-Match");
        if (noneMatch is not (null or "*") || (match is not null && noneMatch is not null))
        {
            throw S3Exception.NotImplemented("If-None-Match");
        }

        return match is null && noneMatch is null ? null : existing => Check(call.Key, existing, match, noneMatch);
    }

    private static void Check(string key, StoredObject? existing, string? match, string? noneMatch)
    {
        if (noneMatch is not null && existing is not null)
        {
            throw S3Exception.PreconditionFailed("If-None-Match");
        }

        if (match is not null && existing is null)
        {
            throw S3Exception.NoSuchKey(key);
        }

        if (match is not null && !ETagList.Contains(match, existing!.ETag))
        {
            throw S3Exception.PreconditionFailed("If-Match");
        }
    }
}
