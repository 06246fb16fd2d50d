namespace DdbCrossAccount.Errors;

/// <summary>The runtime that the sandbox runs on is not installed.</summary>
public sealed class SandboxRuntimeMissingException : DdbCrossAccountException
{
    internal SandboxRuntimeMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
