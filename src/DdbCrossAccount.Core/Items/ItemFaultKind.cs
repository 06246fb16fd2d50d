namespace DdbCrossAccount.Core.Items;

/// <summary>What can be wrong with the text of an item.</summary>
internal enum ItemFaultKind
{
    /// <summary>It is no JSON object, or no DynamoDB JSON.</summary>
    NoItem,

    /// <summary>A key attribute is missing, of another type, or has a value that no key can have.</summary>
    Key,

    /// <summary>A number has more digits, or is larger or smaller, than DynamoDB can hold.</summary>
    Number,
}
