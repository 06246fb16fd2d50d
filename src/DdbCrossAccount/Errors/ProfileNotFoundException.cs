namespace DdbCrossAccount.Errors;

/// <summary>The profile that was named is in neither of the shared files.</summary>
public sealed class ProfileNotFoundException : DdbCrossAccountException
{
    internal ProfileNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
