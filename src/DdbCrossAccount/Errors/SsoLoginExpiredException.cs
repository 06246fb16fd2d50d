namespace DdbCrossAccount.Errors;

/// <summary>There is no valid login to AWS IAM Identity Center (SSO) for a profile.</summary>
public sealed class SsoLoginExpiredException : DdbCrossAccountException
{
    internal SsoLoginExpiredException(DdbErrorDetails details)
        : base(details)
    {
    }
}
