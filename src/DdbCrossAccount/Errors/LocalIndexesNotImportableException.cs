namespace DdbCrossAccount.Errors;

/// <summary>A table with local secondary indexes cannot be made by an import.</summary>
public sealed class LocalIndexesNotImportableException : DdbCrossAccountException
{
    internal LocalIndexesNotImportableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
