namespace DdbCrossAccount.Errors;

/// <summary>The keys of two tables differ, so changes of one cannot be applied to the other.</summary>
public sealed class KeySchemaDiffersException : DdbCrossAccountException
{
    internal KeySchemaDiffersException(DdbErrorDetails details)
        : base(details)
    {
    }
}
