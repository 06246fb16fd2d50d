namespace DdbCrossAccount.Errors;

/// <summary>A session that was opened with an MFA code has ended; such a session cannot be renewed.</summary>
public sealed class MfaSessionEndedException : DdbCrossAccountException
{
    internal MfaSessionEndedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
