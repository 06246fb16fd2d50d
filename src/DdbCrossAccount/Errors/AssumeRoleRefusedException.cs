namespace DdbCrossAccount.Errors;

/// <summary>AWS refused to let the caller assume the role.</summary>
public sealed class AssumeRoleRefusedException : DdbCrossAccountException
{
    internal AssumeRoleRefusedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
