namespace DdbCrossAccount.Errors;

/// <summary>Several imports would make a table of the same name.</summary>
public sealed class TargetTableNamedTwiceException : DdbCrossAccountException
{
    internal TargetTableNamedTwiceException(DdbErrorDetails details)
        : base(details)
    {
    }
}
