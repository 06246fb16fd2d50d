namespace DdbCrossAccount.Errors;

/// <summary>The given snapshot is not provably younger than the stream.</summary>
public sealed class ExportTimeBeforeStreamException : DdbCrossAccountException
{
    internal ExportTimeBeforeStreamException(DdbErrorDetails details)
        : base(details)
    {
    }
}
