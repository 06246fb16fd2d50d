namespace DdbCrossAccount.Errors;

/// <summary>An option of the rehearsal has no value, or one that it does not take.</summary>
public sealed class RehearsalOptionValueException : DdbCrossAccountException
{
    internal RehearsalOptionValueException(DdbErrorDetails details)
        : base(details)
    {
    }
}
