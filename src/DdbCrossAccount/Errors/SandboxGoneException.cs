namespace DdbCrossAccount.Errors;

/// <summary>The sandbox that is to be stopped does not run any more.</summary>
public sealed class SandboxGoneException : DdbCrossAccountException
{
    internal SandboxGoneException(DdbErrorDetails details)
        : base(details)
    {
    }
}
