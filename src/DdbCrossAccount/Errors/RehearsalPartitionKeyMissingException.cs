namespace DdbCrossAccount.Errors;

/// <summary>The rehearsal was given data and not told its partition key.</summary>
public sealed class RehearsalPartitionKeyMissingException : DdbCrossAccountException
{
    internal RehearsalPartitionKeyMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
