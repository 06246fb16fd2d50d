namespace DdbCrossAccount.Errors;

/// <summary>Nothing says which Region to work in.</summary>
public sealed class RegionNotGivenException : DdbCrossAccountException
{
    internal RegionNotGivenException(DdbErrorDetails details)
        : base(details)
    {
    }
}
