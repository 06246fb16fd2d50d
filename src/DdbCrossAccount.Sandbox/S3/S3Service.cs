using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.S3.Requests;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>The front of S3's REST interface: finds the operation that a request means, and writes its errors.</summary>
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
            await _router.Find(call).ExecuteAsync(call, token);
        }
        catch (Exception error) when (error is not (OperationCanceledException or SignatureException or BadHttpRequestException) && !context.Response.HasStarted)
        {
            await S3Errors.WriteAsync(context, Translate(error));
        }
    }

    private static S3Exception Translate(Exception error)
    {
        if (error is S3Exception known)
        {
            return known;
        }

        UnexpectedErrors.Report(error);
        return new S3Exception("InternalError", "We encountered an internal error. Please try again.", 500);
    }
}
