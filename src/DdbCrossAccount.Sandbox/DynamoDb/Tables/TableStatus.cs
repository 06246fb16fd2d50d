namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The states of tables and indexes, as they stand on the wire.</summary>
internal static class TableStatus
{
    public const string Creating = "CREATING";
    public const string Updating = "UPDATING";
    public const string Deleting = "DELETING";
    public const string Active = "ACTIVE";
    public const string InaccessibleEncryptionCredentials = "INACCESSIBLE_ENCRYPTION_CREDENTIALS";
}
