namespace DdbCrossAccount.Errors;

/// <summary>A failure of change data capture could not be repaired; it stays listed.</summary>
public sealed class CdcFailureNotRepairedException : DdbCrossAccountException
{
    internal CdcFailureNotRepairedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
