namespace DdbCrossAccount.Errors;

/// <summary>A table did not become ready for its export in time.</summary>
public sealed class ExportPreparationTimedOutException : DdbCrossAccountException
{
    internal ExportPreparationTimedOutException(DdbErrorDetails details)
        : base(details)
    {
    }
}
