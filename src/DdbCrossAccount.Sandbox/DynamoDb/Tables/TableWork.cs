namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>What a table is busy with while it is not ACTIVE; it decides which other changes must wait.</summary>
internal enum TableWork
{
    None,
    Creating,
    Deleting,
    Throughput,
    Stream,
    TableClass,
    Indexes,
}
