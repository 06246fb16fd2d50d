namespace DdbCrossAccount.Errors;

/// <summary>The first line that the sandbox printed does not hold its address and accounts.</summary>
public sealed class SandboxAnnouncementUnreadableException : DdbCrossAccountException
{
    internal SandboxAnnouncementUnreadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
