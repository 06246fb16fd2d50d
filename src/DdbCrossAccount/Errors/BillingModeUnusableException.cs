namespace DdbCrossAccount.Errors;

/// <summary>A text is no billing mode.</summary>
public sealed class BillingModeUnusableException : DdbCrossAccountException
{
    internal BillingModeUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
