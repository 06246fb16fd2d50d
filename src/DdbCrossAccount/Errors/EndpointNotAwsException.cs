namespace DdbCrossAccount.Errors;

/// <summary>Something answered that is not the AWS service that was called.</summary>
public sealed class EndpointNotAwsException : DdbCrossAccountException
{
    internal EndpointNotAwsException(DdbErrorDetails details)
        : base(details)
    {
    }
}
