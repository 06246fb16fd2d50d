namespace DdbCrossAccount.Errors;

/// <summary>A table's stream does not show new values, so changes cannot be applied from it.</summary>
public sealed class StreamWithoutNewImagesException : DdbCrossAccountException
{
    internal StreamWithoutNewImagesException(DdbErrorDetails details)
        : base(details)
    {
    }
}
