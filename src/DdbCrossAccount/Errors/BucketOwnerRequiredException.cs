namespace DdbCrossAccount.Errors;

/// <summary>The bucket is not shown to be the source account's, and its owner was not named.</summary>
public sealed class BucketOwnerRequiredException : DdbCrossAccountException
{
    internal BucketOwnerRequiredException(DdbErrorDetails details)
        : base(details)
    {
    }
}
