namespace DdbCrossAccount.Errors;

/// <summary>A file of an export's manifest is not as AWS writes it.</summary>
public sealed class ManifestUnreadableException : DdbCrossAccountException
{
    internal ManifestUnreadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
