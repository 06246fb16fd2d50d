using System.Globalization;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Answers;

/// <summary>Status and headers of GetObject and HeadObject.</summary>
internal static class ObjectAnswer
{
    /// <summary>Writes them.</summary>
    /// <returns>The bytes that the client gets; null: none, as it has the object already (304).</returns>
    public static ByteRange? Begin(S3Call call, StoredObject stored)
    {
        if (!ReadConditions.Read(call).Check(stored))
        {
            ObjectHeaders.WriteIdentity(call.Response.Headers, stored);
            call.Response.StatusCode = StatusCodes.Status304NotModified;
            return null;
        }

        ByteRange? part = ReadPart(call, stored) ?? ByteRange.Read(call.Header("Range"), stored.Length);
        ObjectHeaders.Write(call, stored);
        ByteRange range = part ?? new ByteRange(0, stored.Length);
        if (part is not null && stored.Length > 0)
        {
            call.Response.StatusCode = StatusCodes.Status206PartialContent;
            call.Response.Headers.ContentRange = range.Describe(stored.Length);
        }

        WriteChecksum(call, stored, range);
        call.Response.ContentLength = range.Length;
        return range;
    }

    private static ByteRange? ReadPart(S3Call call, StoredObject stored)
    {
        if (call.Query("partNumber") is null)
        {
            return null;
        }

        if (call.Header("Range") is not null)
        {
            throw new S3Exception("InvalidRequest", "Cannot specify both Range header and partNumber query parameter");
        }

        if (stored.Parts.Count > 0)
        {
            call.Response.Headers["x-amz-mp-parts-count"] = stored.Parts.Count.ToString(CultureInfo.InvariantCulture);
        }

        return ByteRange.OfPart(stored, PartNumber.Read(call));
    }

    // The checksum of a whole object says nothing of a range.
    private static void WriteChecksum(S3Call call, StoredObject stored, ByteRange range)
    {
        if (ObjectHeaders.WantsChecksum(call) && range.Length == stored.Length)
        {
            ObjectHeaders.WriteChecksum(call.Response.Headers, stored.Checksum);
        }
    }
}
