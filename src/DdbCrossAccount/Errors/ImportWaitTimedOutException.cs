namespace DdbCrossAccount.Errors;

/// <summary>An import did not end within the time that was given to wait for it.</summary>
public sealed class ImportWaitTimedOutException : DdbCrossAccountException
{
    internal ImportWaitTimedOutException(DdbErrorDetails details)
        : base(details)
    {
    }
}
