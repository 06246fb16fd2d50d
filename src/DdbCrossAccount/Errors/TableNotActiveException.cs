namespace DdbCrossAccount.Errors;

/// <summary>A table is not in a state in which changes can be read from it or written to it.</summary>
public sealed class TableNotActiveException : DdbCrossAccountException
{
    internal TableNotActiveException(DdbErrorDetails details)
        : base(details)
    {
    }
}
