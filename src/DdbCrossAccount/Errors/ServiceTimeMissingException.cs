namespace DdbCrossAccount.Errors;

/// <summary>An answer carried no time of the service, so the order of stream and snapshot cannot be proved.</summary>
public sealed class ServiceTimeMissingException : DdbCrossAccountException
{
    internal ServiceTimeMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
