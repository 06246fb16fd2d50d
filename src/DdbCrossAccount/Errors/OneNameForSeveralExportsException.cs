namespace DdbCrossAccount.Errors;

/// <summary>A parameter that belongs to one table was given for several.</summary>
public sealed class OneNameForSeveralExportsException : DdbCrossAccountException
{
    internal OneNameForSeveralExportsException(DdbErrorDetails details)
        : base(details)
    {
    }
}
