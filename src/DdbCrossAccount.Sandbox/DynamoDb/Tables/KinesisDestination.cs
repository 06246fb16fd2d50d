namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>A Kinesis stream to which a table is set to replicate. Kept as a setting; nothing is sent.</summary>
internal sealed record KinesisDestination(string StreamArn, string Status, string? Precision);
