namespace DdbCrossAccount.Errors;

/// <summary>An import does not say which account it belongs to.</summary>
public sealed class ImportWithoutAccountException : DdbCrossAccountException
{
    internal ImportWithoutAccountException(DdbErrorDetails details)
        : base(details)
    {
    }
}
