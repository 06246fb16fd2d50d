namespace DdbCrossAccount.Errors;

/// <summary>An export was asked for and no answer came, so it may have been started.</summary>
public sealed class ExportOutcomeUnknownException : DdbCrossAccountException
{
    internal ExportOutcomeUnknownException(DdbErrorDetails details)
        : base(details)
    {
    }
}
