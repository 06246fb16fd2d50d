namespace DdbCrossAccount.Errors;

/// <summary>The account has as many exports running as AWS allows.</summary>
public sealed class ExportLimitReachedException : DdbCrossAccountException
{
    internal ExportLimitReachedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
