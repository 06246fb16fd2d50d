namespace DdbCrossAccount.Errors;

/// <summary>There is no S3 bucket of that name.</summary>
public sealed class BucketNotFoundException : DdbCrossAccountException
{
    internal BucketNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
