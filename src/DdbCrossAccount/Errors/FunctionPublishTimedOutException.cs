namespace DdbCrossAccount.Errors;

/// <summary>The function did not become usable in time.</summary>
public sealed class FunctionPublishTimedOutException : DdbCrossAccountException
{
    internal FunctionPublishTimedOutException(DdbErrorDetails details)
        : base(details)
    {
    }
}
