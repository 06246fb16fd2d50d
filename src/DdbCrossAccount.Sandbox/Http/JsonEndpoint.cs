using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Administration;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.S3.Checksums;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The front of the services that speak AWS JSON: finds the operation, checks the signature, writes answer or error.</summary>
internal sealed class JsonEndpoint(SandboxServices services, SignatureVerifier verifier, AnswerHeaders headers, RequestLog log)
{
    private const string ContentType = "application/x-amz-json-1.0";
    private const string QueryErrorHeader = "x-amzn-query-error";
    private readonly OperationCatalog<IJsonOperation> _operations = new(services);

    /// <summary>Answers one request with an X-Amz-Target header.</summary>
    public async Task HandleAsync(HttpContext context, string target)
    {
        var facts = new RequestFacts(target);
        context.Features.Set(facts);
        string requestId = headers.NewJsonRequestId();
        using var answer = new PooledBuffer();
        var execution = new Execution(context, facts, requestId, answer);
        int status = StatusCodes.Status200OK;
        try
        {
            await ExecuteAsync(execution, context.RequestAborted);
        }
        catch (Exception error) when (error is not (OperationCanceledException or BadHttpRequestException))
        {
            ServiceException answered = Translate(error);
            facts.ErrorCode = answered.Code;
            answer.Clear();
            JsonError.Write(answer, answered, facts.Service);
            status = answered.StatusCode;
            WriteQueryError(context.Response, facts, answered);
        }

        await WriteAsync(execution, status);
    }

    private async Task ExecuteAsync(Execution execution, CancellationToken token)
    {
        HttpRequest request = execution.Context.Request;
        using PooledBuffer body = await RequestBody.ReadAsync(request, token) ?? throw JsonError.TooLarge();
        IJsonOperation operation = _operations.Find(execution.Facts.Target) ?? throw JsonError.UnknownOperation();
        RequestSignature signature = Verify(request, ServiceOf(execution.Facts.Target), body.Written.Span, execution.Facts);
        using PooledBuffer? unpacked = request.Headers.ContentEncoding == "gzip" ? RequestBody.Unpack(body.Written) : null;
        var call = new JsonCall
        {
            Caller = execution.Facts.Caller!,
            Region = signature.Region,
            Endpoint = $"{request.Scheme}://{request.Host}",
            Body = (unpacked ?? body).Written,
            Response = execution.Answer,
            RequestId = execution.RequestId,
            Facts = execution.Facts,
        };
        log.KeepRequest(execution.Facts, call.Body.Span);
        execution.Fault = services.Faults.Find(execution.Context, execution.Facts, call.Body, call);
        await (execution.Fault is FaultedRequest fault
            ? fault.ApplyAsync(() => operation.ExecuteAsync(call, token))
            : operation.ExecuteAsync(call, token));
    }

    // Of the signature: the streams of DynamoDB share its name.
    private static string ServiceOf(string target) => ServiceName.Of(target) switch
    {
        ServiceName.Kms => ServiceName.Kms,
        ServiceName.Sqs => ServiceName.Sqs,
        _ => ServiceName.DynamoDb,
    };

    private RequestSignature Verify(HttpRequest request, string service, ReadOnlySpan<byte> body, RequestFacts facts)
    {
        RequestSignature signature = RequestSignatureReader.Read(request)
            ?? throw new SignatureException(SignatureFailure.MissingToken);
        if (signature.Service != service)
        {
            throw new SignatureException(SignatureFailure.WrongService, service);
        }

        RegionName.Require(request, signature);
        string hash = Convert.ToHexStringLower(SHA256.HashData(body));
        facts.Caller = verifier.VerifyCaller(request, signature, hash);
        return signature;
    }

    // SQS spoke the query protocol once; its clients go on to show that protocol's codes.
    private static void WriteQueryError(HttpResponse response, RequestFacts facts, ServiceException error)
    {
        if (facts.Service == ServiceName.Sqs)
        {
            response.Headers[QueryErrorHeader] = $"{error.QueryCode ?? error.Code};{(error.StatusCode < 500 ? "Sender" : "Receiver")}";
        }
    }

    private static ServiceException Translate(Exception error)
    {
        switch (error)
        {
            case ServiceException known:
                return known;
            case SignatureException refused:
                return JsonError.From(refused);
            case InvalidDataException:
                return JsonError.Unreadable();
            default:
                if (JsonError.IsUnreadable(error))
                {
                    return JsonError.Unreadable();
                }

                UnexpectedErrors.Report(error);
                return JsonError.Internal();
        }
    }

    private async Task WriteAsync(Execution execution, int status)
    {
        HttpResponse response = execution.Context.Response;
        ReadOnlyMemory<byte> answer = execution.Answer.Written;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = answer.Length;
        response.Headers["x-amzn-RequestId"] = execution.RequestId;
        response.Headers["x-amz-crc32"] = Crc32(answer.Span);
        headers.SetDate(response);
        log.KeepAnswer(execution.Facts, answer.Span);
        await (execution.Fault is FaultedRequest fault
            ? fault.SendAsync(answer)
            : response.Body.WriteAsync(answer, execution.Context.RequestAborted));
    }

    private static string Crc32(ReadOnlySpan<byte> bytes)
    {
        ReflectedCrc crc = ReflectedCrc.Crc32;
        return ((uint)(crc.Append(crc.Initial, bytes) ^ crc.Initial)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What belongs to one request from its beginning to its answer.</summary>
    private sealed record Execution(HttpContext Context, RequestFacts Facts, string RequestId, PooledBuffer Answer)
    {
        /// <summary>Set when a rule hits the request.</summary>
        public FaultedRequest? Fault { get; set; }
    }
}
