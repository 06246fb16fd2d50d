namespace DdbCrossAccount.Errors;

/// <summary>The sandbox program is not where it was looked for.</summary>
public sealed class SandboxProgramNotFoundException : DdbCrossAccountException
{
    internal SandboxProgramNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
