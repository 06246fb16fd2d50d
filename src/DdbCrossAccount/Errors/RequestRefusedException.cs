namespace DdbCrossAccount.Errors;

/// <summary>The service refused a request for a reason that has no error of its own here.</summary>
public sealed class RequestRefusedException : DdbCrossAccountException
{
    internal RequestRefusedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
