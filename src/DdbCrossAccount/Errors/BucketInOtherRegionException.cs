namespace DdbCrossAccount.Errors;

/// <summary>The S3 bucket is in another Region than the one that was called.</summary>
public sealed class BucketInOtherRegionException : DdbCrossAccountException
{
    internal BucketInOtherRegionException(DdbErrorDetails details)
        : base(details)
    {
    }
}
