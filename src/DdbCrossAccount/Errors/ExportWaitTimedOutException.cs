namespace DdbCrossAccount.Errors;

/// <summary>An export did not end within the time that was given to wait for it.</summary>
public sealed class ExportWaitTimedOutException : DdbCrossAccountException
{
    internal ExportWaitTimedOutException(DdbErrorDetails details)
        : base(details)
    {
    }
}
