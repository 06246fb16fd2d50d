namespace DdbCrossAccount.Errors;

/// <summary>A data object of an export does not agree with its checksum.</summary>
public sealed class DataChecksumDiffersException : DdbCrossAccountException
{
    internal DataChecksumDiffersException(DdbErrorDetails details)
        : base(details)
    {
    }
}
