namespace DdbCrossAccount.Core.Tables;

/// <summary>Words of table definitions.</summary>
internal static class TableConstants
{
    public const string SseOwned = "OWNED";
    public const string SseKms = "KMS";
    public const string GlobalIndex = "GLOBAL";
    public const string LocalIndex = "LOCAL";
    public const string VectorIndex = "VECTOR";
    public const string OnDemand = "PAY_PER_REQUEST";
    public const string Provisioned = "PROVISIONED";

    /// <summary>Reads a second that every new on-demand table or index serves at once.</summary>
    public const long WarmReadDefault = 12_000;

    /// <summary>Writes a second that every new on-demand table or index serves at once.</summary>
    public const long WarmWriteDefault = 4_000;
}
