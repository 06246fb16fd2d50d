namespace DdbCrossAccount.Errors;

/// <summary>The rehearsal was given an option that it does not have.</summary>
public sealed class RehearsalOptionUnknownException : DdbCrossAccountException
{
    internal RehearsalOptionUnknownException(DdbErrorDetails details)
        : base(details)
    {
    }
}
