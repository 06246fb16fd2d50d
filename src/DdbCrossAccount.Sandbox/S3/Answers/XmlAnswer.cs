using System;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Requests;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3.Answers;

/// <summary>Writes XML answers in S3's namespace.</summary>
internal static class XmlAnswer
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    // Keys may hold characters that XML 1.0 forbids; S3 writes them as references all the same.
    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, CheckCharacters = false };

    /// <summary>Writes a whole answer.</summary>
    /// <param name="call">The request.</param>
    /// <param name="root">Name of the root element.</param>
    /// <param name="write">Writes what the root holds.</param>
    /// <param name="token">Ends the work when the client is gone.</param>
    public static async Task WriteAsync(S3Call call, string root, Action<XmlWriter> write, CancellationToken token)
    {
        byte[] body = Encoding.UTF8.GetBytes(Make(root, write));
        HttpResponse response = call.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/xml";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, token);
    }

    /// <summary>ISO 8601 with milliseconds, as S3 writes times in XML.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Flag(bool flag) => flag ? "true" : "false";

    private static string Make(string root, Action<XmlWriter> write)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (XmlWriter writer = XmlWriter.Create(text, Settings))
        {
            writer.WriteStartElement(root, Namespace);
            write(writer);
            writer.WriteEndElement();
        }

        return text.ToString();
    }
}
