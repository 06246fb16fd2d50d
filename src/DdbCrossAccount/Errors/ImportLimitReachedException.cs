namespace DdbCrossAccount.Errors;

/// <summary>The account has as many imports running as AWS allows.</summary>
public sealed class ImportLimitReachedException : DdbCrossAccountException
{
    internal ImportLimitReachedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
