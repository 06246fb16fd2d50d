namespace DdbCrossAccount.Errors;

/// <summary>The source table was deleted and created anew since it was exported.</summary>
public sealed class SourceTableReplacedException : DdbCrossAccountException
{
    internal SourceTableReplacedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
