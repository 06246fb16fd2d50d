namespace DdbCrossAccount.Errors;

/// <summary>A table is in a state in which it cannot be exported.</summary>
public sealed class TableNotReadyException : DdbCrossAccountException
{
    internal TableNotReadyException(DdbErrorDetails details)
        : base(details)
    {
    }
}
