using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The table classes, as they stand on the wire.</summary>
internal static class TableClasses
{
    public const string Standard = "STANDARD";
    public const string InfrequentAccess = "STANDARD_INFREQUENT_ACCESS";

    public static string? Read(RequestObject request)
    {
        return request.Text("TableClass") is { } given && given is not (Standard or InfrequentAccess)
            ? throw DynamoDbError.Validation(
                "Invalid table-class parameter provided. Please try again with a valid table-class value: "
                + $"[{Standard}, {InfrequentAccess}].")
            : request.Text("TableClass");
    }
}
