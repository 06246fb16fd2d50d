using DdbCrossAccount.Sandbox.S3;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Why an export or an import has failed, as its description tells it.</summary>
internal sealed record JobFailure(string Code, string Message)
{
    /// <summary>
    /// AWS does not list the codes; those seen are S3NoSuchBucket and AccessDenied. Other codes of S3 get the same prefix.
    /// </summary>
    public static JobFailure From(S3Exception error)
    {
        return new JobFailure(error.Code == "AccessDenied" ? error.Code : $"S3{error.Code}", error.Message);
    }
}
