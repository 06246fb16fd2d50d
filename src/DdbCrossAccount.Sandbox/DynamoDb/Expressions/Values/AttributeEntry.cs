using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

/// <summary>One entry of a map or of an item: its name as it stands in canonical JSON, and its value.</summary>
internal readonly record struct AttributeEntry(ReadOnlyMemory<byte> Name, AttributeValue Value);
