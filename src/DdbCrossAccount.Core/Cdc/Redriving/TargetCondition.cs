using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Cdc.Redriving;

/// <summary>
/// The condition that there still stands what was read: whether there is an item, and as many of its attributes as an
/// expression takes. No condition can say that there is no other attribute.
/// </summary>
internal static class TargetCondition
{
    // DynamoDB's limits of an expression: 4 KB of text, 300 operators, and 2 MB of names and values together. An attribute
    // takes two operators ("=" and AND); the values stay far below, so that item and condition are small beside 16 MB.
    private const int MaxExpressionBytes = 4096;
    private const int MaxOperators = 300;
    private const int MaxOperandBytes = 1024 * 1024;

    // An attribute takes at most this much of the text: " AND #149=:149".
    private const int BytesOfAttribute = 14;

    /// <param name="key">The key of the table.</param>
    /// <param name="before">What was read; empty for nothing.</param>
    public static RawCondition Of(KeySchema key, ReadOnlyMemory<byte> before)
    {
        string partition = key.PartitionKey.Name;
        return before.IsEmpty
            ? new RawCondition("attribute_not_exists(#0)", [partition], [])
            : OfItem(key, before);
    }

    private static RawCondition OfItem(KeySchema key, ReadOnlyMemory<byte> before)
    {
        var expression = new StringBuilder("attribute_exists(#0)");
        List<string> names = [key.PartitionKey.Name];
        List<ReadOnlyMemory<byte>> values = [];
        int operandBytes = 0;
        foreach ((string name, ReadOnlyMemory<byte> value) in Attributes(before))
        {
            bool isKey = name == key.PartitionKey.Name || name == key.SortKey?.Name;
            int bytes = operandBytes + Encoding.UTF8.GetByteCount(name) + value.Length;
            if (isKey || bytes > MaxOperandBytes)
            {
                continue;
            }

            if (expression.Length + BytesOfAttribute > MaxExpressionBytes || (2 * (values.Count + 1)) + 1 > MaxOperators)
            {
                break;
            }

            operandBytes = bytes;
            expression.Append(CultureInfo.InvariantCulture, $" AND #{names.Count}=:{values.Count}");
            names.Add(name);
            values.Add(value);
        }

        return new RawCondition(expression.ToString(), names, values);
    }

    private static List<(string Name, ReadOnlyMemory<byte> Value)> Attributes(ReadOnlyMemory<byte> item)
    {
        List<(string, ReadOnlyMemory<byte>)> attributes = [];
        var reader = new Utf8JsonReader(item.Span, ItemSlicer.ReaderOptions);
        RawOperation.ReadMembers(
            ref reader, item, attributes,
            static (ref Utf8JsonReader value, ReadOnlyMemory<byte> document, string name, List<(string, ReadOnlyMemory<byte>)> list) =>
                list.Add((name, ItemSlicer.Object(ref value, document))));
        return attributes;
    }
}
