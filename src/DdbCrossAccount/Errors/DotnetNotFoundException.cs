namespace DdbCrossAccount.Errors;

/// <summary>There is no <c>dotnet</c> on this machine that could run the sandbox.</summary>
public sealed class DotnetNotFoundException : DdbCrossAccountException
{
    internal DotnetNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
