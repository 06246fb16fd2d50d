namespace DdbCrossAccount.Errors;

/// <summary>A table was deleted and made anew since the load that change data capture is to continue.</summary>
public sealed class TableReplacedSinceLoadException : DdbCrossAccountException
{
    internal TableReplacedSinceLoadException(DdbErrorDetails details)
        : base(details)
    {
    }
}
