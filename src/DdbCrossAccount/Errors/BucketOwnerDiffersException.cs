namespace DdbCrossAccount.Errors;

/// <summary>The bucket belongs to another account than the one that was named as its owner.</summary>
public sealed class BucketOwnerDiffersException : DdbCrossAccountException
{
    internal BucketOwnerDiffersException(DdbErrorDetails details)
        : base(details)
    {
    }
}
