namespace DdbCrossAccount.Errors;

/// <summary>There is no such Region.</summary>
public sealed class RegionUnknownException : DdbCrossAccountException
{
    internal RegionUnknownException(DdbErrorDetails details)
        : base(details)
    {
    }
}
