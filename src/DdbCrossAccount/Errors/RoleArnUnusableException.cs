namespace DdbCrossAccount.Errors;

/// <summary>The text is no ARN of a role.</summary>
public sealed class RoleArnUnusableException : DdbCrossAccountException
{
    internal RoleArnUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
