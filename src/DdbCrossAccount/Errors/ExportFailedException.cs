namespace DdbCrossAccount.Errors;

/// <summary>An export failed.</summary>
public sealed class ExportFailedException : DdbCrossAccountException
{
    internal ExportFailedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
