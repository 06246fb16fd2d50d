namespace DdbCrossAccount.Errors;

/// <summary>An export of another format than DynamoDB JSON cannot be imported.</summary>
public sealed class ExportFormatNotImportableException : DdbCrossAccountException
{
    internal ExportFormatNotImportableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
