namespace DdbCrossAccount.Errors;

/// <summary>It was not said which account a table is to be made in.</summary>
public sealed class ImportTargetMissingException : DdbCrossAccountException
{
    internal ImportTargetMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
