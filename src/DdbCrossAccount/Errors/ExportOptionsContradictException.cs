namespace DdbCrossAccount.Errors;

/// <summary>Parameters of an export contradict each other.</summary>
public sealed class ExportOptionsContradictException : DdbCrossAccountException
{
    internal ExportOptionsContradictException(DdbErrorDetails details)
        : base(details)
    {
    }
}
