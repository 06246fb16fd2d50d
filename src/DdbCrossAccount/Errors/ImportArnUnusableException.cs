namespace DdbCrossAccount.Errors;

/// <summary>An object or text does not name an import.</summary>
public sealed class ImportArnUnusableException : DdbCrossAccountException
{
    internal ImportArnUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
