using System;
using System.Collections;
using System.Management.Automation;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Looks at an input without knowing whether it is an object, one read back from CliXml or JSON, or a hashtable.</summary>
internal sealed class ObjectView
{
    private const string DeserializedPrefix = "Deserialized.";
    private readonly PSObject? _wrapped;

    public ObjectView(object value)
    {
        _wrapped = value as PSObject;
        Value = _wrapped?.BaseObject ?? value;
    }

    /// <summary>The object itself.</summary>
    public object Value { get; }

    /// <summary>True for an object read back from CliXml, whose <see cref="TypeName"/> counts.</summary>
    public bool IsDeserialized => ListedTypeName?.StartsWith(DeserializedPrefix, StringComparison.Ordinal) ?? false;

    /// <summary>True for what has members and no type of its own any more.</summary>
    public bool IsReadBack => Value is PSCustomObject or IDictionary || IsDeserialized;

    /// <summary>The name of its type; of the original's type when it was read back from CliXml.</summary>
    public string TypeName
    {
        get
        {
            string name = ListedTypeName ?? Value.GetType().FullName ?? string.Empty;
            return IsDeserialized ? name[DeserializedPrefix.Length..] : name;
        }
    }

    private string? ListedTypeName => _wrapped is { TypeNames: { Count: > 0 } names } ? names[0] : null;

    /// <summary>The value of a member; null when it is absent or null.</summary>
    public object? Read(string member) =>
        Value is IDictionary dictionary ? dictionary[member] : _wrapped?.Properties[member]?.Value;
}
