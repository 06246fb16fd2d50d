namespace DdbCrossAccount.Errors;

/// <summary>A stream and the function that is to read it lie in different Regions.</summary>
public sealed class StreamInOtherRegionException : DdbCrossAccountException
{
    internal StreamInOtherRegionException(DdbErrorDetails details)
        : base(details)
    {
    }
}
