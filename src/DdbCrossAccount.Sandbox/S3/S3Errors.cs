using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>Writes error answers as S3 does: XML without namespace, and no body for HEAD and 304.</summary>
internal static class S3Errors
{
    /// <summary>Writes the answer of an error that an operation threw.</summary>
    public static Task WriteAsync(HttpContext context, S3Exception error)
    {
        if (error.BucketRegion is not null)
        {
            context.Response.Headers["x-amz-bucket-region"] = error.BucketRegion;
        }

        return WriteAsync(context, error.Code, error.Message, error.StatusCode, error.Elements);
    }

    /// <summary>Writes an error answer. The request ids are in the headers of the answer already, else they are made.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="code">For example <c>SignatureDoesNotMatch</c>.</param>
    /// <param name="message">S3's own text.</param>
    /// <param name="statusCode">HTTP status.</param>
    /// <param name="elements">Further elements, in order.</param>
    public static async Task WriteAsync(
        HttpContext context, string code, string message, int statusCode, IReadOnlyList<(string Name, string Value)>? elements = null)
    {
        HttpResponse response = context.Response;
        S3AnswerHeaders.SetIds(response);
        response.StatusCode = statusCode;
        if (context.Features.Get<RequestFacts>() is RequestFacts facts)
        {
            facts.ErrorCode = code;
        }

        if (HttpMethods.IsHead(context.Request.Method) || statusCode == StatusCodes.Status304NotModified)
        {
            return;
        }

        byte[] body = Encoding.UTF8.GetBytes(Xml(context, code, message, elements ?? []));
        response.ContentType = "application/xml";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static string Xml(HttpContext context, string code, string message, IReadOnlyList<(string Name, string Value)> elements)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            writer.WriteStartElement("Error");
            writer.WriteElementString("Code", code);
            writer.WriteElementString("Message", message);
            foreach ((string name, string value) in elements)
            {
                writer.WriteElementString(name, value);
            }

            writer.WriteElementString("RequestId", S3AnswerHeaders.RequestId(context.Response));
            writer.WriteElementString("HostId", S3AnswerHeaders.HostId(context.Response));
            writer.WriteEndElement();
        }

        return text.ToString();
    }
}
