namespace DdbCrossAccount.Errors;

/// <summary>The endpoint that was given is no absolute http or https address.</summary>
public sealed class EndpointUrlUnusableException : DdbCrossAccountException
{
    internal EndpointUrlUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
