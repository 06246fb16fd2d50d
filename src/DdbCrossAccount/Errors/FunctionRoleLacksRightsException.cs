namespace DdbCrossAccount.Errors;

/// <summary>The role of a function lacks rights that change data capture needs.</summary>
public sealed class FunctionRoleLacksRightsException : DdbCrossAccountException
{
    internal FunctionRoleLacksRightsException(DdbErrorDetails details)
        : base(details)
    {
    }
}
