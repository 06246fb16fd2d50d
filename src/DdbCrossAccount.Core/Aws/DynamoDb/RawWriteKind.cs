namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>What a write does.</summary>
internal enum RawWriteKind
{
    /// <summary>Puts an item in place of whatever has its key.</summary>
    Put,

    /// <summary>Deletes the item of a key; no item is no fault.</summary>
    Delete,
}
