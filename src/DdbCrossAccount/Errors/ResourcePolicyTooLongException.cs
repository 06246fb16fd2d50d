namespace DdbCrossAccount.Errors;

/// <summary>A resource policy has no room for what change data capture needs.</summary>
public sealed class ResourcePolicyTooLongException : DdbCrossAccountException
{
    internal ResourcePolicyTooLongException(DdbErrorDetails details)
        : base(details)
    {
    }
}
