namespace DdbCrossAccount.Errors;

/// <summary>A client token belongs to another export request.</summary>
public sealed class ExportTokenUsedDifferentlyException : DdbCrossAccountException
{
    internal ExportTokenUsedDifferentlyException(DdbErrorDetails details)
        : base(details)
    {
    }
}
