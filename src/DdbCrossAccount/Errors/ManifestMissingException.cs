namespace DdbCrossAccount.Errors;

/// <summary>A file of an export's manifest is not in the bucket.</summary>
public sealed class ManifestMissingException : DdbCrossAccountException
{
    internal ManifestMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
