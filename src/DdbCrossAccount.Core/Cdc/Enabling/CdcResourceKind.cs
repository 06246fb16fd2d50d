namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>The kinds of what is made, as the inventory names them.</summary>
internal static class CdcResourceKind
{
    public const string Ledger = "Ledger";
    public const string Function = "Function";
    public const string Queue = "Queue";
    public const string Policy = "Policy";
    public const string Mapping = "Mapping";
}
