using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>Reads the small bodies of requests that are no objects.</summary>
internal static class XmlBody
{
    private const int MaximumLength = 8 * 1024 * 1024;

    /// <summary>The bytes, checked against Content-MD5 and checksum headers.</summary>
    public static Task<byte[]> ReadBytesAsync(S3Call call, CancellationToken token) =>
        ReadBytesAsync(call, RequestedChecksum.Read(call), token);

    /// <summary>The root element, which must have this name; null if the body is empty.</summary>
    public static async Task<XElement?> ReadAsync(S3Call call, string root, CancellationToken token)
    {
        byte[] bytes = await ReadBytesAsync(call, token);
        return bytes.Length == 0 ? null : Parse(bytes, root);
    }

    /// <summary>The same where checksum headers are about an object and not about the body.</summary>
    public static async Task<XElement> ReadUncheckedAsync(S3Call call, string root, CancellationToken token) =>
        Parse(await ReadBytesAsync(call, RequestedChecksum.None, token), root);

    /// <summary>The text of a child, whatever its namespace; null if there is none.</summary>
    public static string? Text(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    private static async Task<byte[]> ReadBytesAsync(S3Call call, RequestedChecksum checksum, CancellationToken token)
    {
        using var store = new BodyStore(MaximumLength, MaximumLength);
        using var writer = new BodyWriter(store, checksum.Algorithm);
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await call.Body.ReadAsync(buffer, token)) > 0)
        {
            writer.Write(buffer.AsSpan(0, read));
            bytes.Write(buffer.AsSpan(0, read));
            if (bytes.Length > MaximumLength)
            {
                throw S3Exception.MalformedXml();
            }
        }

        checksum.Verify(writer.Complete());
        return bytes.ToArray();
    }

    private static XElement Parse(byte[] bytes, string root)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false });
            XElement element = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            return element.Name.LocalName == root ? element : throw S3Exception.MalformedXml();
        }
        catch (XmlException)
        {
            throw S3Exception.MalformedXml();
        }
    }
}
