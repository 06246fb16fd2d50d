namespace DdbCrossAccount.Errors;

/// <summary>There is no change data capture of a table.</summary>
public sealed class CdcNotFoundException : DdbCrossAccountException
{
    internal CdcNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
