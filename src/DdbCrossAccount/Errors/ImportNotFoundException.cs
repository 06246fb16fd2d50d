namespace DdbCrossAccount.Errors;

/// <summary>AWS knows no import of the given ARN.</summary>
public sealed class ImportNotFoundException : DdbCrossAccountException
{
    internal ImportNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
