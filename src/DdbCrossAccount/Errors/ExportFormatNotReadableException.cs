namespace DdbCrossAccount.Errors;

/// <summary>An export is written in a format that cannot be read.</summary>
public sealed class ExportFormatNotReadableException : DdbCrossAccountException
{
    internal ExportFormatNotReadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
