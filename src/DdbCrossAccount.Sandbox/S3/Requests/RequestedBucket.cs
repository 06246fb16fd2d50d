using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>Finds the bucket that a request names, as far as the request may name it.</summary>
internal static class RequestedBucket
{
    private const string GlobalRegion = "us-east-1";

    /// <summary>The bucket, if it has the expected owner and is in the Region for which the request was signed.</summary>
    public static Bucket Find(S3Store store, S3Call call)
    {
        Bucket bucket = store.FindBucket(call.BucketName) ?? throw S3Exception.NoSuchBucket(call.BucketName);
        RequireRegion(call, bucket);
        return store.GetBucket(call.BucketName, call.ExpectedBucketOwner);
    }

    // us-east-1 is also what signs for the global address, which refuses the signature; a Region's own address redirects.
    private static void RequireRegion(S3Call call, Bucket bucket)
    {
        if (call.Region == bucket.Region)
        {
            return;
        }

        throw call.Region == GlobalRegion ? WrongSignature(call, bucket) : Redirect(bucket);
    }

    private static S3Exception WrongSignature(S3Call call, Bucket bucket)
    {
        string detail = $"the region '{call.Region}' is wrong; expecting '{bucket.Region}'";
        (string code, string message) = call.IsPresigned
            ? ("AuthorizationQueryParametersError", $"Error parsing the X-Amz-Credential parameter; {detail}")
            : ("AuthorizationHeaderMalformed", $"The authorization header is malformed; {detail}");
        return new S3Exception(code, message) { Elements = [("Region", bucket.Region)], BucketRegion = bucket.Region };
    }

    private static S3Exception Redirect(Bucket bucket) =>
        new(
            "PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified endpoint. "
            + "Please send all future requests to this endpoint.",
            301)
        {
            Elements = [("Endpoint", $"{bucket.Name}.s3.{bucket.Region}.amazonaws.com"), ("Bucket", bucket.Name)],
            BucketRegion = bucket.Region,
        };
}
