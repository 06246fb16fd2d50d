namespace DdbCrossAccount.Errors;

/// <summary>The role asks for an MFA code, and nobody can be asked for one.</summary>
public sealed class MfaCodeNeededException : DdbCrossAccountException
{
    internal MfaCodeNeededException(DdbErrorDetails details)
        : base(details)
    {
    }
}
