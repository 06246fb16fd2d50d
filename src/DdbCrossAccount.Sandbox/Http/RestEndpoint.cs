using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// The front of Lambda, which speaks REST with JSON: finds the operation by method and path, checks the signature, writes
/// answer or error.
/// </summary>
internal sealed class RestEndpoint(SandboxServices services, SignatureVerifier verifier, AnswerHeaders headers)
{
    public const string Service = "lambda";
    private const string ContentType = "application/json";

    /// <summary>A zip file of 50 MB as base64, and what stands around it.</summary>
    private const int MaximumRequest = 70_167_211;

    private readonly RestRouter _router = new(services);

    public async Task HandleAsync(HttpContext context)
    {
        using var answer = new PooledBuffer();
        var execution = new Execution(context, services.Ids.Guid().ToString(), answer);
        try
        {
            await ExecuteAsync(execution, context.RequestAborted);
        }
        catch (Exception error) when (error is not (OperationCanceledException or BadHttpRequestException))
        {
            WriteError(execution, Translate(error));
        }

        await WriteAsync(execution);
    }

    private async Task ExecuteAsync(Execution execution, CancellationToken token)
    {
        HttpRequest request = execution.Context.Request;
        RestMatch? match = _router.Find(request.Method, RawPath(request));
        var facts = new RequestFacts(match?.Target ?? "Lambda.")
        {
            FunctionName = NameOf(match?.Path.GetValueOrDefault("FunctionName")),
        };
        execution.Context.Features.Set(facts);
        if (match is null)
        {
            throw RestError.UnknownOperation();
        }

        using PooledBuffer body = await RequestBody.ReadAsync(request, token, MaximumRequest)
            ?? throw RestError.TooLarge(facts.Operation, MaximumRequest);
        RequestSignature signature = Verify(request, body.Written.Span, facts);
        var call = new RestCall
        {
            Caller = facts.Caller!,
            Region = signature.Region,
            Path = match.Path,
            Parameters = request.Query,
            Headers = request.Headers,
            Body = body.Written,
            Response = execution.Answer,
            RequestId = execution.RequestId,
            Facts = facts,
            Status = match.Status,
        };
        execution.Call = call;
        execution.Fault = services.Faults.Find(execution.Context, facts);
        await (execution.Fault is FaultedRequest fault
            ? fault.ApplyAsync(() => match.Operation.ExecuteAsync(call, token))
            : match.Operation.ExecuteAsync(call, token));
        execution.Status = call.Status;
    }

    private static string? NameOf(string? function)
    {
        return function is not null && FunctionArn.TryParse(function, "", "", out FunctionArn? arn) ? arn.Name : function;
    }

    // A function may be named by its ARN, whose colons and slashes come encoded.
    private static string RawPath(HttpRequest request)
    {
        string target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        int query = target.IndexOf('?');
        return query < 0 ? target : target[..query];
    }

    private RequestSignature Verify(HttpRequest request, ReadOnlySpan<byte> body, RequestFacts facts)
    {
        RequestSignature signature = RequestSignatureReader.Read(request)
            ?? throw new SignatureException(SignatureFailure.MissingToken);
        if (signature.Service != Service)
        {
            throw new SignatureException(SignatureFailure.WrongService, Service);
        }

        RegionName.Require(request, signature);
        facts.Caller = verifier.VerifyCaller(request, signature, Convert.ToHexStringLower(SHA256.HashData(body)));
        return signature;
    }

    private static ServiceException Translate(Exception error)
    {
        switch (error)
        {
            case ServiceException known:
                return known;
            case SignatureException refused:
                return RestError.From(refused);
            default:
                if (JsonError.IsUnreadable(error))
                {
                    return JsonError.Unreadable();
                }

                UnexpectedErrors.Report(error);
                return RestError.Internal();
        }
    }

    private static void WriteError(Execution execution, ServiceException error)
    {
        execution.Context.Features.Get<RequestFacts>()!.ErrorCode = error.Code;
        execution.Answer.Clear();
        execution.Call?.ResponseHeaders.Clear();
        RestError.Write(execution.Answer, error);
        execution.Status = error.StatusCode;
        execution.Context.Response.Headers["x-amzn-ErrorType"] = error.Code;
        if (error.Code == RestError.TooManyRequests)
        {
            execution.Context.Response.Headers.RetryAfter = "1";
        }
    }

    private async Task WriteAsync(Execution execution)
    {
        HttpResponse response = execution.Context.Response;
        ReadOnlyMemory<byte> answer = execution.Answer.Written;
        response.StatusCode = execution.Status;
        response.Headers["x-amzn-RequestId"] = execution.RequestId;
        foreach ((string name, string value) in execution.Call?.ResponseHeaders ?? new Dictionary<string, string>())
        {
            response.Headers[name] = value;
        }

        headers.SetDate(response);
        if (execution.Status != StatusCodes.Status204NoContent)
        {
            response.ContentType = ContentType;
            response.ContentLength = answer.Length;
        }

        await (execution.Fault is FaultedRequest fault
            ? fault.SendAsync(answer)
            : response.Body.WriteAsync(answer, execution.Context.RequestAborted));
    }

    /// <summary>What belongs to one request from its beginning to its answer.</summary>
    private sealed record Execution(HttpContext Context, string RequestId, PooledBuffer Answer)
    {
        /// <summary>Null until the signature was found good.</summary>
        public RestCall? Call { get; set; }

        public int Status { get; set; } = StatusCodes.Status200OK;

        /// <summary>Set when a rule hits the request.</summary>
        public FaultedRequest? Fault { get; set; }
    }
}
