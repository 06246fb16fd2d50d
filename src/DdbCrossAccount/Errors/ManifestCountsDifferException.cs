namespace DdbCrossAccount.Errors;

/// <summary>The two files of an export's manifest do not agree on the number of items.</summary>
public sealed class ManifestCountsDifferException : DdbCrossAccountException
{
    internal ManifestCountsDifferException(DdbErrorDetails details)
        : base(details)
    {
    }
}
