namespace DdbCrossAccount.Errors;

/// <summary>Parameters that belong together were not all given.</summary>
public sealed class ConnectParametersIncompleteException : DdbCrossAccountException
{
    internal ConnectParametersIncompleteException(DdbErrorDetails details)
        : base(details)
    {
    }
}
