using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.S3.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>
/// The front of S3's REST interface: finds the operation that a request means, and writes its errors.
/// </summary>
internal sealed class S3Service(SandboxServices services)
{
    private readonly S3Router _router = new(services);

    /// <summary>Answers one request whose signature was checked.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="caller">Who signed it.</param>
    /// <param name="region">From the credential scope of the signature.</param>
    /// <param name="body">The payload, with aws-chunked framing taken off.</param>
    /// <param name="token">Ends the work when the client is gone.</param>
    public async Task HandleAsync(HttpContext context, Principal caller, string region, Stream body, CancellationToken token)
    {
        S3AnswerHeaders.SetIds(context.Response);
        try
        {
            var call = new S3Call(context, caller, region, body);
            IS3Operation operation = _router.Find(call);
            if (services.Faults.Find(context, Facts(context, call, operation)) is FaultedRequest fault)
            {
                await HandleAsync(context, fault, () => new ValueTask(operation.ExecuteAsync(call, token)));
            }
            else
            {
                await operation.ExecuteAsync(call, token);
            }
        }
        catch (Exception error) when (IsAnswer(error) && !context.Response.HasStarted)
        {
            await S3Errors.WriteAsync(context, Translate(error));
        }
    }

    private RequestFacts Facts(HttpContext context, S3Call call, IS3Operation operation)
    {
        var facts = new RequestFacts($"S3.{operation.GetType().Name}")
        {
            Caller = call.Caller,
            Bucket = call.BucketName.Length > 0 ? call.BucketName : null,
            ObjectKey = call.Key.Length > 0 ? call.Key : null,
            OwnerAccount = services.S3.FindBucket(call.BucketName)?.OwnerAccountId,
        };
        context.Features.Set(facts);
        return facts;
    }

    /// <summary>
    /// As operations send what they answer, the answer of a request that is hit is first taken in, and then sent as the
    /// fault wants it.
    /// </summary>
    private static async Task HandleAsync(HttpContext context, FaultedRequest fault, Func<ValueTask> apply)
    {
        HttpResponse response = context.Response;
        Stream body = response.Body;
        using var answer = new MemoryStream();
        response.Body = answer;
        try
        {
            await fault.ApplyAsync(apply);
        }
        catch (Exception error) when (IsAnswer(error) || error is SignatureException)
        {
            answer.SetLength(0);
            ForgetHeaders(response);
            await (error is SignatureException refused
                ? S3SignatureError.WriteAsync(context, refused)
                : S3Errors.WriteAsync(context, Translate(error)));
        }
        finally
        {
            response.Body = body;
        }

        await fault.SendAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length));
    }

    private static void ForgetHeaders(HttpResponse response)
    {
        StringValues date = response.Headers.Date;
        response.Clear();
        response.Headers.Date = date;
    }

    private static bool IsAnswer(Exception error)
    {
        return error is not (OperationCanceledException or SignatureException or BadHttpRequestException);
    }

    private static S3Exception Translate(Exception error)
    {
        switch (error)
        {
            case S3Exception known:
                return known;
            case ServiceException known:
                return new S3Exception(known.Code, known.Message, known.StatusCode);
            default:
                UnexpectedErrors.Report(error);
                return new S3Exception("InternalError", "We encountered an internal error. Please try again.", 500);
        }
    }
}
