namespace DdbCrossAccount.Errors;

/// <summary>The process that is to be stopped is not the sandbox that was started.</summary>
public sealed class NotASandboxException : DdbCrossAccountException
{
    internal NotASandboxException(DdbErrorDetails details)
        : base(details)
    {
    }
}
