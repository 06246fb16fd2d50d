namespace DdbCrossAccount.Errors;

/// <summary>An export holds another number of items than its manifest says.</summary>
public sealed class ExportCountDiffersException : DdbCrossAccountException
{
    internal ExportCountDiffersException(DdbErrorDetails details)
        : base(details)
    {
    }
}
