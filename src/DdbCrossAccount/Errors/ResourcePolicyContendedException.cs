namespace DdbCrossAccount.Errors;

/// <summary>A resource policy was changed by somebody else again and again.</summary>
public sealed class ResourcePolicyContendedException : DdbCrossAccountException
{
    internal ResourcePolicyContendedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
