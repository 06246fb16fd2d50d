namespace DdbCrossAccount.Sandbox.Lambda.Mappings;

/// <summary>The states of an event source mapping, by the names on the wire.</summary>
internal static class MappingState
{
    public const string Creating = "Creating";
    public const string Enabling = "Enabling";
    public const string Enabled = "Enabled";
    public const string Disabling = "Disabling";
    public const string Disabled = "Disabled";
    public const string Updating = "Updating";
    public const string Deleting = "Deleting";
}
