namespace DdbCrossAccount.Errors;

/// <summary>An export that is to be imported has failed.</summary>
public sealed class ExportHasFailedException : DdbCrossAccountException
{
    internal ExportHasFailedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
