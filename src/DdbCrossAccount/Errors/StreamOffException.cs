namespace DdbCrossAccount.Errors;

/// <summary>A table has no stream, or it was turned off.</summary>
public sealed class StreamOffException : DdbCrossAccountException
{
    internal StreamOffException(DdbErrorDetails details)
        : base(details)
    {
    }
}
