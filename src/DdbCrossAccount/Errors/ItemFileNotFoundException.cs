namespace DdbCrossAccount.Errors;

/// <summary>The file or folder of items does not exist.</summary>
public sealed class ItemFileNotFoundException : DdbCrossAccountException
{
    internal ItemFileNotFoundException(DdbErrorDetails details)
        : base(details)
    {
    }
}
