namespace DdbCrossAccount.Errors;

/// <summary>An import ended without the whole snapshot, so changes alone cannot make the tables equal.</summary>
public sealed class ImportNotWholeException : DdbCrossAccountException
{
    internal ImportNotWholeException(DdbErrorDetails details)
        : base(details)
    {
    }
}
