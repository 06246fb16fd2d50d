namespace DdbCrossAccount.Errors;

/// <summary>The table that is to be made in a sandbox exists there.</summary>
public sealed class SandboxTableExistsException : DdbCrossAccountException
{
    internal SandboxTableExistsException(DdbErrorDetails details)
        : base(details)
    {
    }
}
