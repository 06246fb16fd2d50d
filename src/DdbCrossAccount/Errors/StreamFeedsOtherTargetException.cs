namespace DdbCrossAccount.Errors;

/// <summary>A stream feeds another table already.</summary>
public sealed class StreamFeedsOtherTargetException : DdbCrossAccountException
{
    internal StreamFeedsOtherTargetException(DdbErrorDetails details)
        : base(details)
    {
    }
}
