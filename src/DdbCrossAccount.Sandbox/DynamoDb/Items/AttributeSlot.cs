namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// Where a top-level attribute stands in the bytes of its item. The value runs from its opening to its closing brace,
/// as in <c>{"S":"text"}</c>; the size is what DynamoDB counts for name and value.
/// </summary>
internal readonly record struct AttributeSlot(
    int NameStart, int NameLength, int ValueStart, int ValueLength, AttributeType Type, int Size);
