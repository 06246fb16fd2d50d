namespace DdbCrossAccount.Errors;

/// <summary>The environment variables of a function cannot be read, and so not be kept.</summary>
public sealed class FunctionEnvironmentUnreadableException : DdbCrossAccountException
{
    internal FunctionEnvironmentUnreadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
