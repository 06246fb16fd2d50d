using System;
using System.Globalization;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>The conditions under which an object may be read, or copied from. An ETag that matches makes times not count.</summary>
/// <param name="Match">If-Match.</param>
/// <param name="NoneMatch">If-None-Match.</param>
/// <param name="ModifiedSince">If-Modified-Since.</param>
/// <param name="UnmodifiedSince">If-Unmodified-Since.</param>
internal sealed record ReadConditions(string? Match, string? NoneMatch, string? ModifiedSince, string? UnmodifiedSince)
{
    public static ReadConditions Read(S3Call call) => new(
        call.Header("If-Match"), call.Header("If-None-Match"), call.Header("If-Modified-Since"), call.Header("If-Unmodified-Since"));

    public static ReadConditions ReadCopySource(S3Call call) => new(
        call.Header("x-amz-copy-source-if-match"),
        call.Header("x-amz-copy-source-if-none-match"),
        call.Header("x-amz-copy-source-if-modified-since"),
        call.Header("x-amz-copy-source-if-unmodified-since"));

    /// <summary>Throws PreconditionFailed.</summary>
    /// <returns>False: the client's copy is the object (304).</returns>
    public bool Check(StoredObject stored)
    {
        if (Match is not null ? !ETagList.Contains(Match, stored.ETag) : Time(UnmodifiedSince) is DateTimeOffset limit && stored.LastModified > limit)
        {
            throw S3Exception.PreconditionFailed(Match is not null ? "If-Match" : "If-Unmodified-Since");
        }

        return NoneMatch is not null
            ? !ETagList.Contains(NoneMatch, stored.ETag)
            : Time(ModifiedSince) is not DateTimeOffset since || stored.LastModified > since;
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
}
