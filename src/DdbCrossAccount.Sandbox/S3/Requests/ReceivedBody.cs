using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>Takes the bytes of an object or a part from a request and checks them.</summary>
internal static class ReceivedBody
{
    private const long MaximumLength = 5L * 1024 * 1024 * 1024;

    /// <param name="store">Keeps the bytes.</param>
    /// <param name="call">Brings them.</param>
    /// <param name="checksum">What the request says about them.</param>
    /// <param name="kept">The checksum that is to be kept.</param>
    /// <param name="token">Ends the reading.</param>
    public static async Task<WrittenBody> ReadAsync(
        S3Store store, S3Call call, RequestedChecksum checksum, ChecksumAlgorithm kept, CancellationToken token)
    {
        long length = AnnouncedLength(call);
        using BodyWriter writer = store.NewBody(checksum.Algorithm, kept);
        await call.Body.CopyToAsync(writer, token);
        if (writer.Length != length)
        {
            throw new S3Exception(
                "IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header");
        }

        WrittenBody written = writer.Complete();
        checksum.Verify(written);
        return written;
    }

    private static long AnnouncedLength(S3Call call)
    {
        string? text = call.Header("x-amz-decoded-content-length") ?? call.Header("Content-Length");
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long length))
        {
            throw new S3Exception("MissingContentLength", "You must provide the Content-Length HTTP header.", 411);
        }

        return length <= MaximumLength
            ? length
            : throw new S3Exception("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
            {
                Elements = [("ProposedSize", text!), ("MaxSizeAllowed", MaximumLength.ToString(CultureInfo.InvariantCulture))],
            };
    }
}
