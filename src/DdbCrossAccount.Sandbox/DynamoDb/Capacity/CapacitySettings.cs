namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>How the capacity of all tables behaves.</summary>
/// <param name="Limits">Which limits are kept.</param>
/// <param name="PartitionCount">How many partitions a table has at first.</param>
/// <param name="PartitionSize">Bytes of items beyond which a partition is divided.</param>
internal sealed record CapacitySettings(CapacityLimits Limits, PartitionCount PartitionCount, long PartitionSize);
