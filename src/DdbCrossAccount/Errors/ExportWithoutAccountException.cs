namespace DdbCrossAccount.Errors;

/// <summary>An export does not say which account it belongs to.</summary>
public sealed class ExportWithoutAccountException : DdbCrossAccountException
{
    internal ExportWithoutAccountException(DdbErrorDetails details)
        : base(details)
    {
    }
}
