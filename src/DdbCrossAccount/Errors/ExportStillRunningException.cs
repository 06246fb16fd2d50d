namespace DdbCrossAccount.Errors;

/// <summary>An export that is to be imported has not ended.</summary>
public sealed class ExportStillRunningException : DdbCrossAccountException
{
    internal ExportStillRunningException(DdbErrorDetails details)
        : base(details)
    {
    }
}
