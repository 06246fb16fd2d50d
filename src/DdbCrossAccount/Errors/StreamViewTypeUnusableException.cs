namespace DdbCrossAccount.Errors;

/// <summary>A table's stream shows no new values, so changes cannot be replicated from it.</summary>
public sealed class StreamViewTypeUnusableException : DdbCrossAccountException
{
    internal StreamViewTypeUnusableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
