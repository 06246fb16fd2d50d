namespace DdbCrossAccount.Errors;

/// <summary>Something happened that has no error of its own: a mistake in this program.</summary>
public sealed class UnexpectedFailureException : DdbCrossAccountException
{
    internal UnexpectedFailureException(DdbErrorDetails details)
        : base(details)
    {
    }
}
