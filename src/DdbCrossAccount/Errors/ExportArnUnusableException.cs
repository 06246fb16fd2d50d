namespace DdbCrossAccount.Errors;

/// <summary>An object or text does not name an export.</summary>
public sealed class ExportArnUnusableException : DdbCrossAccountException
{
    internal ExportArnUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
