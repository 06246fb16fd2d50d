namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>The states of an event source mapping, as AWS writes them.</summary>
internal static class MappingState
{
    public const string Creating = "Creating";
    public const string Enabled = "Enabled";
    public const string Disabled = "Disabled";
    public const string Deleting = "Deleting";

    /// <summary>True while AWS is changing it and takes no other change.</summary>
    public static bool IsChanging(string? state) => state is not (Enabled or Disabled);
}
