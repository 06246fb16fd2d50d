namespace DdbCrossAccount.Errors;

/// <summary>An object that was read back from JSON or CliXml has lost or changed something that is needed.</summary>
public sealed class ObjectDamagedException : DdbCrossAccountException
{
    internal ObjectDamagedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
