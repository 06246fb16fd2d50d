namespace DdbCrossAccount.Errors;

/// <summary>An input is neither one of this product's objects nor one read back from JSON or CliXml.</summary>
public sealed class ObjectNotRecognizedException : DdbCrossAccountException
{
    internal ObjectNotRecognizedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
