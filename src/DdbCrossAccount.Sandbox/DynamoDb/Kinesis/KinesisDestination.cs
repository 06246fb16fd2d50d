namespace DdbCrossAccount.Sandbox.DynamoDb.Kinesis;

/// <summary>A Kinesis stream to which a table is set to replicate. Kept as a setting; nothing is sent.</summary>
internal sealed record KinesisDestination(string StreamArn, bool IsActive, string? Precision)
{
    public string Status => IsActive ? "ACTIVE" : "DISABLED";
}
