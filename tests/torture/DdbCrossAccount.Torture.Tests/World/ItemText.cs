using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Torture.Tests.World;

/// <summary>One text for each item, the same for equal ones.</summary>
internal static class ItemText
{
    public static string Of(Dictionary<string, AttributeValue> item) =>
        string.Join("; ", item.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => $"{attribute.Key}={Of(attribute.Value)}"));

    private static string Of(AttributeValue value) => value switch
    {
        { S: { } text } => $"S:{text}",
        { N: { } number } => $"N:{number}",
        { B: { } bytes } => $"B:{Convert.ToHexString(bytes.ToArray())}",
        { BS: { Count: > 0 } set } => $"BS:{string.Join(',', set.Select(bytes => Convert.ToHexString(bytes.ToArray())).Order(StringComparer.Ordinal))}",
        { NULL: true } => "NULL",
        { M: { } members } => $"M:({Of(members)})",
        _ => throw new InvalidOperationException("A type that the application does not write."),
    };
}
