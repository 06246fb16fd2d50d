namespace DdbCrossAccount.Errors;

/// <summary>AWS refused the MFA code.</summary>
public sealed class MfaCodeRefusedException : DdbCrossAccountException
{
    internal MfaCodeRefusedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
