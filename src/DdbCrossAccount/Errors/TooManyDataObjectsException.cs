namespace DdbCrossAccount.Errors;

/// <summary>An export has more objects than one import may read.</summary>
public sealed class TooManyDataObjectsException : DdbCrossAccountException
{
    internal TooManyDataObjectsException(DdbErrorDetails details)
        : base(details)
    {
    }
}
