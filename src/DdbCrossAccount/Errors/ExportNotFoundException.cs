namespace DdbCrossAccount.Errors;

/// <summary>AWS knows no export of the given ARN.</summary>
public sealed class ExportNotFoundException : DdbCrossAccountException
{
    internal ExportNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
