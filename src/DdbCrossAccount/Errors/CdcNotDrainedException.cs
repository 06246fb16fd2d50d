namespace DdbCrossAccount.Errors;

/// <summary>Change data capture may still have changes to write.</summary>
public sealed class CdcNotDrainedException : DdbCrossAccountException
{
    internal CdcNotDrainedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
