namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>The states of bulk operations, as they stand on the wire.</summary>
internal static class BulkOperationStatus
{
    public const string InProgress = "IN_PROGRESS";
    public const string Completed = "COMPLETED";
    public const string CompletedWithErrors = "COMPLETED_WITH_ERRORS";
    public const string Cancelling = "CANCELLING";
    public const string Cancelled = "CANCELLED";
    public const string Failed = "FAILED";
}
