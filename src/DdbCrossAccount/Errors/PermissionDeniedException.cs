namespace DdbCrossAccount.Errors;

/// <summary>The caller may not do what was asked.</summary>
public sealed class PermissionDeniedException : DdbCrossAccountException
{
    internal PermissionDeniedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
