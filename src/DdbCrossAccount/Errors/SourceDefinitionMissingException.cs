namespace DdbCrossAccount.Errors;

/// <summary>How the new table is to be made cannot be read from the source table.</summary>
public sealed class SourceDefinitionMissingException : DdbCrossAccountException
{
    internal SourceDefinitionMissingException(DdbErrorDetails details)
        : base(details)
    {
    }
}
