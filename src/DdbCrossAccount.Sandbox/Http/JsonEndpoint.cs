using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.S3.Checksums;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The front of the services that speak AWS JSON: finds the operation, checks the signature, writes answer or error.</summary>
internal sealed class JsonEndpoint(SandboxServices services, SignatureVerifier verifier, AnswerHeaders headers)
{
    private const string ContentType = "application/x-amz-json-1.0";
    private const string Service = "dynamodb";
    private readonly OperationCatalog<IJsonOperation> _operations = new(services);

    /// <summary>Answers one request with an X-Amz-Target header.</summary>
    public async Task HandleAsync(HttpContext context, string target)
    {
        string requestId = headers.NewJsonRequestId();
        using var answer = new PooledBuffer();
        int status = StatusCodes.Status200OK;
        try
        {
            await ExecuteAsync(context.Request, target, requestId, answer, context.RequestAborted);
        }
        catch (Exception error) when (error is not (OperationCanceledException or BadHttpRequestException))
        {
            ServiceException answered = Translate(error);
            answer.Clear();
            JsonError.Write(answer, answered);
            status = answered.StatusCode;
        }

        await WriteAsync(context, status, requestId, answer);
    }

    private async Task ExecuteAsync(HttpRequest request, string target, string requestId, PooledBuffer answer, CancellationToken token)
    {
        using PooledBuffer body = await RequestBody.ReadAsync(request, token) ?? throw JsonError.TooLarge();
        IJsonOperation operation = _operations.Find(target) ?? throw JsonError.UnknownOperation();
        RequestSignature signature = Verify(request, body.Written.Span, out Principal caller);
        using PooledBuffer? unpacked = request.Headers.ContentEncoding == "gzip" ? RequestBody.Unpack(body.Written) : null;
        var call = new JsonCall
        {
            Caller = caller,
            Region = signature.Region,
            Body = (unpacked ?? body).Written,
            Response = answer,
            RequestId = requestId,
        };
        await operation.ExecuteAsync(call, token);
    }

    private RequestSignature Verify(HttpRequest request, ReadOnlySpan<byte> body, out Principal caller)
    {
        RequestSignature signature = RequestSignatureReader.Read(request)
            ?? throw new SignatureException(SignatureFailure.MissingToken);
        if (signature.Service != Service)
        {
            throw new SignatureException(SignatureFailure.WrongService, Service);
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(body));
        caller = verifier.VerifyCaller(request, signature, hash);
        return signature;
    }

    private static ServiceException Translate(Exception error)
    {
        switch (error)
        {
            case ServiceException known:
                return known;
            case SignatureException refused:
                return JsonError.From(refused);
            case JsonException or InvalidDataException:
                return JsonError.Unreadable();
            default:
                UnexpectedErrors.Report(error);
                return JsonError.Internal();
        }
    }

    private async Task WriteAsync(HttpContext context, int status, string requestId, PooledBuffer answer)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = answer.Length;
        response.Headers["x-amzn-RequestId"] = requestId;
        response.Headers["x-amz-crc32"] = Crc32(answer.Written.Span);
        headers.SetDate(response);
        await response.Body.WriteAsync(answer.Written, context.RequestAborted);
    }

    private static string Crc32(ReadOnlySpan<byte> bytes)
    {
        ReflectedCrc crc = ReflectedCrc.Crc32;
        return ((uint)(crc.Append(crc.Initial, bytes) ^ crc.Initial)).ToString(CultureInfo.InvariantCulture);
    }
}
