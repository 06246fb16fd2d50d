namespace DdbCrossAccount.Errors;

/// <summary>An import was asked for and no answer came, so it may have been started.</summary>
public sealed class ImportOutcomeUnknownException : DdbCrossAccountException
{
    internal ImportOutcomeUnknownException(DdbErrorDetails details)
        : base(details)
    {
    }
}
