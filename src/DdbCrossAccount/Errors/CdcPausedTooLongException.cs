namespace DdbCrossAccount.Errors;

/// <summary>Change data capture was off for so long that its stream may have dropped changes.</summary>
public sealed class CdcPausedTooLongException : DdbCrossAccountException
{
    internal CdcPausedTooLongException(DdbErrorDetails details)
        : base(details)
    {
    }
}
