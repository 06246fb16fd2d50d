namespace DdbCrossAccount.Errors;

/// <summary>Two options of the rehearsal exclude each other.</summary>
public sealed class RehearsalOptionsConflictException : DdbCrossAccountException
{
    internal RehearsalOptionsConflictException(DdbErrorDetails details)
        : base(details)
    {
    }
}
