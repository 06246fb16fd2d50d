namespace DdbCrossAccount.Errors;

/// <summary>A sandbox refuses a fault, a query or a time as it was given.</summary>
public sealed class SandboxSettingRefusedException : DdbCrossAccountException
{
    internal SandboxSettingRefusedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
