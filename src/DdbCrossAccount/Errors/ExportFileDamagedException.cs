namespace DdbCrossAccount.Errors;

/// <summary>A file of an export differs from what its manifest says.</summary>
public sealed class ExportFileDamagedException : DdbCrossAccountException
{
    internal ExportFileDamagedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
