namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The table classes, as they stand on the wire.</summary>
internal static class TableClasses
{
    public static readonly string[] All = ["STANDARD", "STANDARD_INFREQUENT_ACCESS"];
}
