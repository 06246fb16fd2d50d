namespace DdbCrossAccount.Errors;

/// <summary>A role lies in another account than the one that it is for.</summary>
public sealed class RoleOfOtherAccountException : DdbCrossAccountException
{
    internal RoleOfOtherAccountException(DdbErrorDetails details)
        : base(details)
    {
    }
}
