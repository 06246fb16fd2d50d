namespace DdbCrossAccount.Errors;

/// <summary>A running sandbox was asked for something and gave no answer.</summary>
public sealed class SandboxUnreachableException : DdbCrossAccountException
{
    internal SandboxUnreachableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
