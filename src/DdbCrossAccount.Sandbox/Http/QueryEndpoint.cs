using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using DdbCrossAccount.Sandbox.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The front of STS: reads the form (or the query of a presigned URL), checks the signature, writes XML.</summary>
internal sealed class QueryEndpoint(SandboxServices services, SignatureVerifier verifier, AnswerHeaders headers)
{
    private const string Service = "sts";
    private const string XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/";
    private const string TargetPrefix = "STS_20110615.";
    private readonly OperationCatalog<IQueryOperation> _operations = new(services);

    public async Task HandleAsync(HttpContext context)
    {
        string requestId = services.Ids.Guid().ToString();
        byte[] answer;
        int status = StatusCodes.Status200OK;
        try
        {
            answer = await ExecuteAsync(context.Request, requestId, context.RequestAborted);
        }
        catch (Exception error) when (error is not (OperationCanceledException or BadHttpRequestException))
        {
            ServiceException answered = Translate(error);
            answer = Xml(writer => QueryError.Write(writer, XmlNamespace, answered, requestId));
            status = answered.StatusCode;
        }

        await WriteAsync(context, status, requestId, answer);
    }

    private async Task<byte[]> ExecuteAsync(HttpRequest request, string requestId, CancellationToken token)
    {
        using PooledBuffer body = await RequestBody.ReadAsync(request, token) ?? throw QueryError.Internal();
        Dictionary<string, StringValues> parameters = Parameters(request, body);
        string action = parameters.GetValueOrDefault("Action").ToString();
        IQueryOperation operation = _operations.Find(TargetPrefix + action)
            ?? throw QueryError.InvalidAction(action, parameters.GetValueOrDefault("Version").ToString());
        Principal caller = Verify(request, body.Written.Span, out string region);
        var call = new QueryCall(caller, region, parameters);
        return Xml(writer => WriteResult(writer, action, requestId, result => operation.Execute(call, result)));
    }

    private static Dictionary<string, StringValues> Parameters(HttpRequest request, PooledBuffer body)
    {
        return HttpMethods.IsGet(request.Method)
            ? request.Query.ToDictionary(pair => pair.Key, pair => pair.Value)
            : QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Written.Span));
    }

    private Principal Verify(HttpRequest request, ReadOnlySpan<byte> body, out string region)
    {
        RequestSignature signature = RequestSignatureReader.Read(request)
            ?? throw new SignatureException(SignatureFailure.MissingToken);
        if (signature.Service != Service)
        {
            throw new SignatureException(SignatureFailure.WrongService, Service);
        }

        region = signature.Region;
        string hash = Convert.ToHexStringLower(SHA256.HashData(body));
        return verifier.VerifyCaller(request, signature, hash);
    }

    private static void WriteResult(XmlWriter writer, string action, string requestId, Action<XmlWriter> result)
    {
        writer.WriteStartElement($"{action}Response", XmlNamespace);
        writer.WriteStartElement($"{action}Result");
        result(writer);
        writer.WriteEndElement();
        writer.WriteStartElement("ResponseMetadata");
        writer.WriteElementString("RequestId", requestId);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static byte[] Xml(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false) };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    private static ServiceException Translate(Exception error)
    {
        switch (error)
        {
            case ServiceException known:
                return known;
            case SignatureException refused:
                return QueryError.From(refused);
            default:
                UnexpectedErrors.Report(error);
                return QueryError.Internal();
        }
    }

    private async Task WriteAsync(HttpContext context, int status, string requestId, byte[] answer)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/xml";
        response.ContentLength = answer.Length;
        response.Headers["x-amzn-RequestId"] = requestId;
        headers.SetDate(response);
        await response.Body.WriteAsync(answer, context.RequestAborted);
    }
}
