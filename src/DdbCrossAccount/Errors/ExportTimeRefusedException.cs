namespace DdbCrossAccount.Errors;

/// <summary>AWS refused the time of an export.</summary>
public sealed class ExportTimeRefusedException : DdbCrossAccountException
{
    internal ExportTimeRefusedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
