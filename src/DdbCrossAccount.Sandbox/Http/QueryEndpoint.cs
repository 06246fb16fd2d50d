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
using DdbCrossAccount.Sandbox.Faults;
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
        var execution = new Execution(context, services.Ids.Guid().ToString());
        int status = StatusCodes.Status200OK;
        try
        {
            await ExecuteAsync(execution, context.RequestAborted);
        }
        catch (Exception error) when (error is not (OperationCanceledException or BadHttpRequestException))
        {
            ServiceException answered = Translate(error);
            if (context.Features.Get<RequestFacts>() is RequestFacts facts)
            {
                facts.ErrorCode = answered.Code;
            }

            execution.Answer = Xml(writer => QueryError.Write(writer, XmlNamespace, answered, execution.RequestId));
            status = answered.StatusCode;
        }

        await WriteAsync(execution, status);
    }

    private async Task ExecuteAsync(Execution execution, CancellationToken token)
    {
        HttpRequest request = execution.Context.Request;
        using PooledBuffer body = await RequestBody.ReadAsync(request, token) ?? throw QueryError.TooLarge();
        Dictionary<string, StringValues> parameters = Parameters(request, body);
        string action = parameters.GetValueOrDefault("Action").ToString();
        var facts = new RequestFacts(TargetPrefix + action) { RoleArn = parameters.GetValueOrDefault("RoleArn") };
        execution.Context.Features.Set(facts);
        IQueryOperation operation = _operations.Find(facts.Target)
            ?? throw QueryError.InvalidAction(action, parameters.GetValueOrDefault("Version").ToString());
        facts.Caller = Verify(request, body.Written.Span, out string region);
        var call = new QueryCall(facts.Caller, region, parameters);
        execution.Fault = services.Faults.Find(execution.Context, facts);
        await (execution.Fault is FaultedRequest fault ? fault.ApplyAsync(Apply) : Apply());

        ValueTask Apply()
        {
            execution.Answer = Xml(
                writer => WriteResult(writer, action, execution.RequestId, result => operation.Execute(call, result)));
            return ValueTask.CompletedTask;
        }
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
        RegionName.Require(request, signature);
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

        // What a caller has sent is shown again, characters that XML does not know included.
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false), CheckCharacters = false };
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

    private async Task WriteAsync(Execution execution, int status)
    {
        HttpResponse response = execution.Context.Response;
        response.StatusCode = status;
        response.ContentType = "text/xml";
        response.ContentLength = execution.Answer.Length;
        response.Headers["x-amzn-RequestId"] = execution.RequestId;
        headers.SetDate(response);
        await (execution.Fault is FaultedRequest fault
            ? fault.SendAsync(execution.Answer)
            : response.Body.WriteAsync(execution.Answer, execution.Context.RequestAborted));
    }

    /// <summary>What belongs to one request from its beginning to its answer.</summary>
    private sealed record Execution(HttpContext Context, string RequestId)
    {
        public byte[] Answer { get; set; } = [];

        /// <summary>Set when a rule hits the request.</summary>
        public FaultedRequest? Fault { get; set; }
    }
}
