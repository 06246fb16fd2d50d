namespace DdbCrossAccount.Errors;

/// <summary>The source table was deleted and created anew while its export was prepared.</summary>
public sealed class ExportedTableReplacedException : DdbCrossAccountException
{
    internal ExportedTableReplacedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
