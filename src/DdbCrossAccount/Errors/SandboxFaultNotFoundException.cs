namespace DdbCrossAccount.Errors;

/// <summary>A sandbox has no fault of that name.</summary>
public sealed class SandboxFaultNotFoundException : DdbCrossAccountException
{
    internal SandboxFaultNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
