using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>What S3's errors say about a bucket.</summary>
internal static partial class BucketErrors
{
    private const string RegionHeader = "x-amz-bucket-region";
    private const string BucketArn = "arn:aws[a-z-]*:s3:::";

    /// <summary>The bucket of a call whose resource is a bucket's ARN, an object's ARN or a name.</summary>
    public static string NameOf(AwsCall call)
    {
        Match match = NamedInArn().Match(call.Resource);
        return match.Success ? match.Groups["bucket"].Value : call.Resource;
    }

    /// <summary>The Region that the bucket is in, if the answer says so.</summary>
    public static string? RegionOf(AmazonServiceException exception)
    {
        if (exception.InnerException is HttpErrorResponseException { Response: { } answer } && answer.IsHeaderPresent(RegionHeader))
        {
            return answer.GetHeaderValue(RegionHeader);
        }

        Match match = ExpectedRegion().Match(exception.Message);
        return match.Success ? match.Groups["region"].Value : null;
    }

    [GeneratedRegex("^" + BucketArn + "(?<bucket>[^/]+)", RegexOptions.CultureInvariant)]
    private static partial Regex NamedInArn();

    // AuthorizationHeaderMalformed: "the region 'us-east-1' is wrong; expecting 'eu-west-1'"
    [GeneratedRegex("expecting '(?<region>[a-z0-9-]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex ExpectedRegion();
}
