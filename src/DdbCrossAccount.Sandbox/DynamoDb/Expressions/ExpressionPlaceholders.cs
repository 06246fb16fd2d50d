using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions;

/// <summary>
/// What ExpressionAttributeNames and ExpressionAttributeValues of a request define, and which of it the expressions
/// have used.
/// </summary>
internal sealed partial class ExpressionPlaceholders
{
    public const string NamesMember = "ExpressionAttributeNames";
    public const string ValuesMember = "ExpressionAttributeValues";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributeValue> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The size of all values by DynamoDB's rules.</summary>
    public long ValuesSize { get; private set; }

    /// <summary>Reads both members. Throws for an empty one and for a bad key or value.</summary>
    public static ExpressionPlaceholders Read(RequestObject request)
    {
        var placeholders = new ExpressionPlaceholders();
        placeholders.ReadNames(request);
        placeholders.ReadValues(request);
        return placeholders;
    }

    /// <summary>The attribute name behind <c>#name</c>, or null.</summary>
    public string? Name(string placeholder)
    {
        _used.Add(placeholder);
        return _names.GetValueOrDefault(placeholder);
    }

    /// <summary>The value behind <c>:value</c>, or null.</summary>
    public AttributeValue? Value(string placeholder)
    {
        _used.Add(placeholder);
        return _values.GetValueOrDefault(placeholder);
    }

    public void RefuseUnused()
    {
        RefuseUnused(NamesMember, _names.Keys);
        RefuseUnused(ValuesMember, _values.Keys);
    }

    private void ReadNames(RequestObject request)
    {
        if (request.TextMap(NamesMember) is not { } names)
        {
            return;
        }

        RequireAny(NamesMember, names.Count);
        foreach ((string key, string name) in names)
        {
            RequireKey(NamesMember, NameKey(), key);
            if (name.Length == 0)
            {
                throw InvalidValue(NamesMember, key, "Attribute name must not be empty");
            }

            _names[key] = name;
        }
    }

    private void ReadValues(RequestObject request)
    {
        if (request.RawMap(ValuesMember) is not { } values)
        {
            return;
        }

        RequireAny(ValuesMember, values.Count);
        foreach (string key in values.Select(entry => entry.Name))
        {
            RequireKey(ValuesMember, ValueKey(), key);
        }

        foreach ((string key, byte[] json) in values)
        {
            _values[key] = ReadValue(key, json, out int size);
            ValuesSize += size;
        }
    }

    private static AttributeValue ReadValue(string key, byte[] json, out int size)
    {
        try
        {
            return AttributeValue.Read(ItemCodec.Current.ReadValue(json, out size));
        }
        catch (ServiceException error) when (error.Code == "ValidationException")
        {
            throw InvalidValue(ValuesMember, key, error.Message);
        }
    }

    private static ServiceException InvalidValue(string member, string key, string reason)
    {
        return DynamoDbError.Validation($"{member} contains invalid value: {reason} for key {key}");
    }

    private static void RequireAny(string member, int count)
    {
        if (count == 0)
        {
            throw DynamoDbError.Validation($"{member} must not be empty");
        }
    }

    private static void RequireKey(string member, Regex pattern, string key)
    {
        if (!pattern.IsMatch(key))
        {
            throw DynamoDbError.Validation($"{member} contains invalid key: Syntax error; key: \"{key}\"");
        }
    }

    private void RefuseUnused(string member, IEnumerable<string> keys)
    {
        string unused = string.Join(", ", keys.Where(key => !_used.Contains(key)));
        if (unused.Length > 0)
        {
            throw DynamoDbError.Validation($"Value provided in {member} unused in expressions: keys: {{{unused}}}");
        }
    }

    [GeneratedRegex(@"\A#[0-9a-zA-Z_]+\z")]
    private static partial Regex NameKey();

    [GeneratedRegex(@"\A:[0-9a-zA-Z_]+\z")]
    private static partial Regex ValueKey();
}
