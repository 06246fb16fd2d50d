namespace DdbCrossAccount.Errors;

/// <summary>A table cannot be exported because point-in-time recovery is off.</summary>
public sealed class PointInTimeRecoveryOffException : DdbCrossAccountException
{
    internal PointInTimeRecoveryOffException(DdbErrorDetails details)
        : base(details)
    {
    }
}
