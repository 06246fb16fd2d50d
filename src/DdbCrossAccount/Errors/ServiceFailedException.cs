namespace DdbCrossAccount.Errors;

/// <summary>The service had a fault of its own.</summary>
public sealed class ServiceFailedException : DdbCrossAccountException
{
    internal ServiceFailedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
