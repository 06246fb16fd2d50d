namespace DdbCrossAccount.Errors;

/// <summary>The objects that an import read are no longer those of the export's manifest.</summary>
public sealed class ImportSourceChangedException : DdbCrossAccountException
{
    internal ImportSourceChangedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
