using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The elements of the set that is being read: places in the encoder's buffer.</summary>
internal sealed class SetElements
{
    private readonly List<(int Start, int Length)> _places = [];

    public int Count => _places.Count;

    public void Clear()
    {
        _places.Clear();
    }

    public void Add(int start, int length)
    {
        _places.Add((start, length));
    }

    public void RefuseEmptyOrDuplicate(Utf8Buffer json, AttributeType type)
    {
        if (_places.Count == 0)
        {
            throw DynamoDbError.EmptySet(type);
        }

        string given = HasDuplicate(json) ? List(json) : "";
        if (given.Length > 0)
        {
            throw DynamoDbError.DuplicateInSet(type, given);
        }
    }

    private bool HasDuplicate(Utf8Buffer json)
    {
        if (_places.Count > 16)
        {
            return _places.Select(place => Text(json, place)).Distinct(StringComparer.Ordinal).Count() < _places.Count;
        }

        for (int i = 1; i < _places.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Bytes(json, i).SequenceEqual(Bytes(json, j)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private ReadOnlySpan<byte> Bytes(Utf8Buffer json, int index)
    {
        return json.Slice(_places[index].Start, _places[index].Length);
    }

    private string List(Utf8Buffer json)
    {
        return string.Join(", ", _places.Select(place => Text(json, place).Trim('"')));
    }

    private static string Text(Utf8Buffer json, (int Start, int Length) place)
    {
        return Encoding.UTF8.GetString(json.Slice(place.Start, place.Length));
    }
}
