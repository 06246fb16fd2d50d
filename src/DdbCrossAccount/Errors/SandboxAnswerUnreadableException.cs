namespace DdbCrossAccount.Errors;

/// <summary>What answers at a sandbox's address is no sandbox that this module knows.</summary>
public sealed class SandboxAnswerUnreadableException : DdbCrossAccountException
{
    internal SandboxAnswerUnreadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
