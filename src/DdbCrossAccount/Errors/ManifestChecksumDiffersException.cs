namespace DdbCrossAccount.Errors;

/// <summary>A file of an export's manifest does not agree with its checksum.</summary>
public sealed class ManifestChecksumDiffersException : DdbCrossAccountException
{
    internal ManifestChecksumDiffersException(DdbErrorDetails details)
        : base(details)
    {
    }
}
