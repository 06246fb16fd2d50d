namespace DdbCrossAccount.Errors;

/// <summary>A resource policy cannot be read as a policy.</summary>
public sealed class ResourcePolicyUnreadableException : DdbCrossAccountException
{
    internal ResourcePolicyUnreadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
