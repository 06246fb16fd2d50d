namespace DdbCrossAccount.Errors;

/// <summary>A service could not be reached, or did not answer in time.</summary>
public sealed class EndpointUnreachableException : DdbCrossAccountException
{
    internal EndpointUnreachableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
