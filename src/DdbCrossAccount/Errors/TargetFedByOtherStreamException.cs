namespace DdbCrossAccount.Errors;

/// <summary>A table is written to from another stream already.</summary>
public sealed class TargetFedByOtherStreamException : DdbCrossAccountException
{
    internal TargetFedByOtherStreamException(DdbErrorDetails details)
        : base(details)
    {
    }
}
