namespace DdbCrossAccount.Errors;

/// <summary>An incremental export cannot be imported.</summary>
public sealed class ExportTypeNotImportableException : DdbCrossAccountException
{
    internal ExportTypeNotImportableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
