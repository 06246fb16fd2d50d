namespace DdbCrossAccount.Errors;

/// <summary>The environment variables of a function are longer than Lambda takes.</summary>
public sealed class FunctionEnvironmentTooLargeException : DdbCrossAccountException
{
    internal FunctionEnvironmentTooLargeException(DdbErrorDetails details)
        : base(details)
    {
    }
}
