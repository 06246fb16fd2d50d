namespace DdbCrossAccount.Errors;

/// <summary>An export has more bytes than one import may read.</summary>
public sealed class TooManyDataBytesException : DdbCrossAccountException
{
    internal TooManyDataBytesException(DdbErrorDetails details)
        : base(details)
    {
    }
}
