using DdbCrossAccount.Sandbox.S3;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Why an export or an import has failed, as its description tells it.</summary>
internal sealed record JobFailure(string Code, string Message)
{
    private const int RequestIdLength = 16;
    private const int ExtendedRequestIdLength = 76;

    /// <summary>AWS does not list the codes; those seen are S3NoSuchBucket and S3AccessDenied, with S3's whole answer as text.</summary>
    public static JobFailure From(S3Exception error, IdSource ids)
    {
        return new JobFailure(
            $"S3{error.Code}",
            $"{error.Message} (Service: Amazon S3; Status Code: {error.StatusCode}; Error Code: {error.Code}; "
            + $"Request ID: {ids.Token(RequestIdLength).ToUpperInvariant()}; S3 Extended Request ID: {ids.Token(ExtendedRequestIdLength)}; Proxy: null)");
    }
}
