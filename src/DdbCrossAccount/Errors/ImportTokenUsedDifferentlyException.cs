namespace DdbCrossAccount.Errors;

/// <summary>A client token belongs to another import request.</summary>
public sealed class ImportTokenUsedDifferentlyException : DdbCrossAccountException
{
    internal ImportTokenUsedDifferentlyException(DdbErrorDetails details)
        : base(details)
    {
    }
}
