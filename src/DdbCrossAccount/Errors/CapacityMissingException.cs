namespace DdbCrossAccount.Errors;

/// <summary>A provisioned table needs capacities, and neither source nor parameters have them.</summary>
public sealed class CapacityMissingException : DdbCrossAccountException
{
    internal CapacityMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
