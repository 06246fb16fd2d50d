using System;
using System.IO;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Requests;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The front of S3: checks the signature, takes the framing off the payload, and hands over to the service.</summary>
internal sealed class S3Endpoint(SandboxServices services, SignatureVerifier verifier, AnswerHeaders headers)
{
    private const string Service = "s3";
    private readonly S3Service _s3 = new(services);

    public async Task HandleAsync(HttpContext context)
    {
        headers.SetDate(context.Response);
        try
        {
            await ExecuteAsync(context);
        }
        catch (SignatureException error) when (!context.Response.HasStarted)
        {
            await S3SignatureError.WriteAsync(context, error);
        }
        catch (S3Exception error) when (!context.Response.HasStarted)
        {
            await S3Errors.WriteAsync(context, error);
        }
    }

    private async Task ExecuteAsync(HttpContext context)
    {
        RefuseVersion2(context.Request);
        RequestSignature signature = RequestSignatureReader.Read(context.Request) ?? throw Anonymous(context.Request);
        if (signature.Service != Service)
        {
            throw new SignatureException(SignatureFailure.WrongService, signature.Service);
        }

        string payloadHash = S3Payload.HashOf(context.Request, signature);
        AccessKey key = verifier.Verify(context.Request, signature, payloadHash);
        await using Stream body = S3Payload.Open(context.Request, signature, key, payloadHash);
        await _s3.HandleAsync(context, verifier.CallerOf(context.Request, key), signature.Region, body, context.RequestAborted);
    }

    // Public access is blocked everywhere, so that a request without a signature learns no more than which buckets there are.
    private Exception Anonymous(HttpRequest request)
    {
        string bucket = S3Path.Read(request).Bucket;
        return bucket.Length > 0 && services.S3.FindBucket(bucket) is null
            ? S3Exception.NoSuchBucket(bucket)
            : new SignatureException(SignatureFailure.MissingToken);
    }

    // Old clients presign with Signature Version 2 where nobody tells them otherwise.
    private static void RefuseVersion2(HttpRequest request)
    {
        if (request.Query.ContainsKey("AWSAccessKeyId")
            || request.Headers.Authorization.ToString().StartsWith("AWS ", StringComparison.Ordinal))
        {
            throw new S3Exception(
                "InvalidRequest", "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
        }
    }
}
