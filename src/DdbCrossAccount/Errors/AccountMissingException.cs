namespace DdbCrossAccount.Errors;

/// <summary>A command needs an account that was neither given nor brought along by its input.</summary>
public sealed class AccountMissingException : DdbCrossAccountException
{
    internal AccountMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
