namespace DdbCrossAccount.Errors;

/// <summary>A function has no version that can be pinned.</summary>
public sealed class FunctionNotPublishedException : DdbCrossAccountException
{
    internal FunctionNotPublishedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
