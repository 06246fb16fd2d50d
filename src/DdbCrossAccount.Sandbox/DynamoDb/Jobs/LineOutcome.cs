namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>What became of a line of a source object.</summary>
internal enum LineOutcome
{
    /// <summary>It holds an item that fits the table.</summary>
    Item,

    /// <summary>It can be read, but is no item of this table.</summary>
    Invalid,

    /// <summary>It cannot be read, nor can what follows it.</summary>
    Malformed,
}
