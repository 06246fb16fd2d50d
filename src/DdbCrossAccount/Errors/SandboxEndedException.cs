namespace DdbCrossAccount.Errors;

/// <summary>The sandbox ended before it told its address.</summary>
public sealed class SandboxEndedException : DdbCrossAccountException
{
    internal SandboxEndedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
