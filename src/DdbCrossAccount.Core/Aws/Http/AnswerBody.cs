using System.Globalization;
using System.Net;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace DdbCrossAccount.Core.Aws.Http;

/// <summary>Takes the whole body of a successful answer, or fails.</summary>
/// <remarks>
/// The checksum header x-amz-crc32 is left to the SDK: reading through the context's stream computes it, and the SDK
/// compares it
/// after unmarshalling.
/// </remarks>
internal static class AnswerBody
{
    public static byte[] ReadToEnd(JsonUnmarshallerContext context)
    {
        byte[] body = new byte[AnnouncedLength(context.ResponseData)];
        int read = context.Stream.ReadAtLeast(body, body.Length, throwOnEndOfStream: false);
        if (read < body.Length || context.Stream.ReadByte() >= 0)
        {
            throw new IncompleteAnswerException("The answer's body is not as long as its Content-Length says.");
        }

        return body;
    }

    private static int AnnouncedLength(IWebResponseData answer)
    {
        if (answer.StatusCode == HttpStatusCode.NoContent)
        {
            return 0;
        }

        string header = answer.GetHeaderValue(HeaderKeys.ContentLengthHeader);
        return int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            ? length
            : throw new IncompleteAnswerException("The answer does not announce its length (no Content-Length header).");
    }
}
