namespace DdbCrossAccount.Errors;

/// <summary>An object of change data capture does not bring the accounts that are needed.</summary>
public sealed class CdcWithoutAccountException : DdbCrossAccountException
{
    internal CdcWithoutAccountException(DdbErrorDetails details)
        : base(details)
    {
    }
}
