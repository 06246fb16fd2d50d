namespace DdbCrossAccount.Errors;

/// <summary>A file with faults could not be read.</summary>
public sealed class SandboxFaultFileUnreadableException : DdbCrossAccountException
{
    internal SandboxFaultFileUnreadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
