namespace DdbCrossAccount.Errors;

/// <summary>An import failed.</summary>
public sealed class ImportFailedException : DdbCrossAccountException
{
    internal ImportFailedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
