namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>
/// A pair of units per second: provisioned capacity, on-demand maximums (-1 or null means none) or warm throughput.
/// </summary>
internal sealed record Throughput(long? Read, long? Write);
