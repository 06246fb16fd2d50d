namespace DdbCrossAccount.Errors;

/// <summary>The sandbox was started and did not tell its address in time.</summary>
public sealed class SandboxNotReadyException : DdbCrossAccountException
{
    internal SandboxNotReadyException(DdbErrorDetails details)
        : base(details)
    {
    }
}
