namespace DdbCrossAccount.Errors;

/// <summary>Source and target are one table.</summary>
public sealed class TablesAreTheSameException : DdbCrossAccountException
{
    internal TablesAreTheSameException(DdbErrorDetails details)
        : base(details)
    {
    }
}
