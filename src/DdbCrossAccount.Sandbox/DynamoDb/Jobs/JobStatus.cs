namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>The states of exports and imports, as they stand on the wire.</summary>
internal static class JobStatus
{
    public const string InProgress = "IN_PROGRESS";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";
}
