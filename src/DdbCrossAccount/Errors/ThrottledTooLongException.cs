namespace DdbCrossAccount.Errors;

/// <summary>The service refused requests for their rate until the retries were used up.</summary>
public sealed class ThrottledTooLongException : DdbCrossAccountException
{
    internal ThrottledTooLongException(DdbErrorDetails details)
        : base(details)
    {
    }
}
