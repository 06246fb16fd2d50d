namespace DdbCrossAccount.Errors;

/// <summary>Capacities were given that the billing mode of the new table does not have.</summary>
public sealed class CapacityContradictsBillingException : DdbCrossAccountException
{
    internal CapacityContradictsBillingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
