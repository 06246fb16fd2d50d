namespace DdbCrossAccount.Errors;

/// <summary>A session of the role cannot live as long as was asked for.</summary>
public sealed class RoleDurationRefusedException : DdbCrossAccountException
{
    internal RoleDurationRefusedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
