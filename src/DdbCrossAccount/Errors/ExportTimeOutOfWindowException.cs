namespace DdbCrossAccount.Errors;

/// <summary>A table cannot be exported as of the given time.</summary>
public sealed class ExportTimeOutOfWindowException : DdbCrossAccountException
{
    internal ExportTimeOutOfWindowException(DdbErrorDetails details)
        : base(details)
    {
    }
}
