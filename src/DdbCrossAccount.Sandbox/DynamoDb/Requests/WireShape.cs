using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Requests;

/// <summary>
/// What the API model expects at one place of a request. Where other JSON is there, AWS answers with what its own
/// deserializer said: the texts name classes of Java.
/// </summary>
internal sealed class WireShape
{
    public static readonly WireShape Text = Scalar(JsonTokenType.String, "String");
    public static readonly WireShape Boolean = Scalar(JsonTokenType.True, "Boolean");
    public static readonly WireShape Integer = Scalar(JsonTokenType.Number, "Integer");
    public static readonly WireShape Long = Scalar(JsonTokenType.Number, "Long");
    public static readonly WireShape Double = Scalar(JsonTokenType.Number, "Double");
    public static readonly WireShape List = new(JsonTokenType.StartArray, "Unexpected field type", "");

    /// <summary>Bytes as base64.</summary>
    public static readonly WireShape Blob = new(
        JsonTokenType.String, "only base-64-encoded strings are convertible to bytes", "class java.nio.ByteBuffer");

    /// <summary>The attributes of an item or key.</summary>
    public static readonly WireShape Attributes = Map($"{Namespace}AttributeValue");

    public static readonly WireShape AttributeValue = new(
        JsonTokenType.StartObject, "Unexpected value type in payload", $"class {Namespace}AttributeValue");

    /// <summary>The whole request.</summary>
    public static readonly WireShape Request = new(JsonTokenType.StartObject, "Unexpected field type", "class java.util.ArrayList");

    /// <summary>What BatchWriteItem is to do, by table.</summary>
    public static readonly WireShape WriteRequests = Map($"java.util.List<{Namespace}WriteRequest>");

    private const string Namespace = "com.amazonaws.dynamodb.v20120810.";

    /// <summary>The members that are maps, with the class of their values.</summary>
    private static readonly Dictionary<string, string> ValueClasses = new(StringComparer.Ordinal)
    {
        ["Item"] = $"{Namespace}AttributeValue",
        ["Key"] = $"{Namespace}AttributeValue",
        ["ExclusiveStartKey"] = $"{Namespace}AttributeValue",
        ["ExpressionAttributeValues"] = $"{Namespace}AttributeValue",
        ["ExpressionAttributeNames"] = "java.lang.String",
        ["Expected"] = $"{Namespace}ExpectedAttributeValue",
        ["AttributeUpdates"] = $"{Namespace}AttributeValueUpdate",
        ["KeyConditions"] = $"{Namespace}Condition",
        ["QueryFilter"] = $"{Namespace}Condition",
        ["ScanFilter"] = $"{Namespace}Condition",
        ["RequestItems"] = $"{Namespace}KeysAndAttributes",
    };

    /// <summary>The numbers that are Java's long.</summary>
    private static readonly string[] Longs =
    [
        "ReadCapacityUnits", "WriteCapacityUnits", "MaxReadRequestUnits", "MaxWriteRequestUnits",
        "ReadUnitsPerSecond", "WriteUnitsPerSecond",
    ];

    private static readonly ConcurrentDictionary<string, WireShape> Members = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, WireShape> Entries = new(StringComparer.Ordinal);

    private readonly JsonTokenType _token;
    private readonly string _forScalar;
    private readonly string _collection;

    /// <param name="token">The JSON that is right.</param>
    /// <param name="forScalar">AWS's text where a scalar is in its place.</param>
    /// <param name="collection">What AWS calls the place where an array is in it.</param>
    private WireShape(JsonTokenType token, string forScalar, string collection)
    {
        _token = token;
        _forScalar = forScalar;
        _collection = collection;
    }

    /// <summary>A member whose value is a number without a fraction; all but those of throughput are Java's int.</summary>
    public static WireShape OfNumber(string member)
    {
        return Longs.Contains(member) ? Long : Integer;
    }

    /// <summary>A member whose value is an object: a map or a structure.</summary>
    public static WireShape OfMember(string member)
    {
        return Members.GetOrAdd(member, static name => ValueClasses.TryGetValue(name, out string? value)
            ? Map(value)
            : new WireShape(JsonTokenType.StartObject, "Unexpected field type", $"class {Namespace}{name}"));
    }

    /// <summary>A value of the map, or an element of the list, that the member is.</summary>
    public static WireShape EntryOf(string member)
    {
        return Entries.GetOrAdd(member, static name => new WireShape(
            JsonTokenType.StartObject,
            "Unexpected value type in payload",
            $"class {ValueClasses.GetValueOrDefault(name, Namespace + name.TrimEnd('s'))}"));
    }

    /// <summary>True for JSON of the right kind. AWS takes some texts for booleans.</summary>
    public bool Fits(JsonTokenType token)
    {
        return token == _token || (_token == JsonTokenType.True && token is JsonTokenType.False or JsonTokenType.String);
    }

    /// <param name="token">What is there.</param>
    /// <param name="isDecimal">A number with a fraction.</param>
    public ServiceException Refuse(JsonTokenType token, bool isDecimal)
    {
        return DynamoDbError.Serialization(token switch
        {
            JsonTokenType.StartArray => $"Unrecognized collection type {_collection}",
            JsonTokenType.StartObject => "Start of structure or map found where not expected",
            _ => string.Format(CultureInfo.InvariantCulture, _forScalar, NameOf(token, isDecimal)),
        });
    }

    private static WireShape Scalar(JsonTokenType token, string name)
    {
        return new WireShape(token, "{0} cannot be converted to " + name, $"class java.lang.{name}");
    }

    private static WireShape Map(string valueClass)
    {
        return new WireShape(
            JsonTokenType.StartObject, "Unexpected field type", $"java.util.Map<java.lang.String, {valueClass}>");
    }

    private static string NameOf(JsonTokenType token, bool isDecimal)
    {
        return token switch
        {
            JsonTokenType.True => "TRUE_VALUE",
            JsonTokenType.False => "FALSE_VALUE",
            JsonTokenType.String => "STRING_VALUE",
            _ => isDecimal ? "DECIMAL_VALUE" : "NUMBER_VALUE",
        };
    }
}
