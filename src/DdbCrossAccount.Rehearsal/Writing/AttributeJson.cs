using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>Reads DynamoDB JSON into the SDK's own types, so that the writer writes as an application does.</summary>
internal static class AttributeJson
{
    /// <summary>The attributes of an item, or of a map.</summary>
    public static Dictionary<string, AttributeValue> Attributes(JsonElement item) =>
        item.EnumerateObject().ToDictionary(attribute => attribute.Name, attribute => Value(attribute.Value));

    /// <summary>One typed value.</summary>
    public static AttributeValue Value(JsonElement typed)
    {
        JsonProperty value = typed.EnumerateObject().Single();
        return value.Name switch
        {
            "S" => new AttributeValue { S = value.Value.GetString() },
            "N" => new AttributeValue { N = value.Value.GetString() },
            "B" => new AttributeValue { B = Bytes(value.Value) },
            "BOOL" => new AttributeValue { BOOL = value.Value.GetBoolean() },
            "NULL" => new AttributeValue { NULL = true },
            "SS" => new AttributeValue { SS = Texts(value.Value) },
            "NS" => new AttributeValue { NS = Texts(value.Value) },
            "BS" => new AttributeValue { BS = [.. value.Value.EnumerateArray().Select(Bytes)] },
            "L" => new AttributeValue { L = [.. value.Value.EnumerateArray().Select(Value)], IsLSet = true },
            "M" => new AttributeValue { M = Attributes(value.Value), IsMSet = true },
            _ => throw new ArgumentOutOfRangeException(nameof(typed), value.Name, "A type that DynamoDB does not have."),
        };
    }

    private static MemoryStream Bytes(JsonElement value) => new(value.GetBytesFromBase64());

    private static List<string> Texts(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetString()!)];
}
