namespace DdbCrossAccount.Errors;

/// <summary>The manifest belongs to another export than the one that is to be imported.</summary>
public sealed class ManifestOfOtherExportException : DdbCrossAccountException
{
    internal ManifestOfOtherExportException(DdbErrorDetails details)
        : base(details)
    {
    }
}
