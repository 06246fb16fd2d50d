namespace DdbCrossAccount.Errors;

/// <summary>The manifest of an export in a folder cannot be used.</summary>
public sealed class ExportManifestUnreadableException : DdbCrossAccountException
{
    internal ExportManifestUnreadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
