namespace DdbCrossAccount.Errors;

/// <summary>A change data capture that is waited for is disabled.</summary>
public sealed class CdcDisabledException : DdbCrossAccountException
{
    internal CdcDisabledException(DdbErrorDetails details)
        : base(details)
    {
    }
}
