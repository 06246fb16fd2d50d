using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>Draws expressions of one request, and collects the names and values that they use.</summary>
internal sealed class ExpressionGenerator(Random random, ValueGenerator values, TableShape shape)
{
    // Beside the keys of indexes (a, b, c) these hold anything.
    private static readonly string[] FreeNames = ["d", "e", "f", "g", "h"];
    private static readonly string[] Comparators = ["=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] ScalarTypes = ["S", "N", "B"];

    private readonly JsonObject _names = [];
    private readonly JsonObject _values = [];

    /// <summary>Attributes that are no keys of the table.</summary>
    public IReadOnlyList<string> Attributes =>
        [.. FreeNames, .. shape.KeyTypes.Keys.Except(shape.Key.Attributes.Select(key => key.Name))];

    /// <summary>Adds the names and values to the request.</summary>
    public void AddTo(JsonObject request)
    {
        if (_names.Count > 0)
        {
            request["ExpressionAttributeNames"] = _names;
        }

        if (_values.Count > 0)
        {
            request["ExpressionAttributeValues"] = _values;
        }
    }

    public string Condition(IReadOnlyList<string> attributes, int level = 0)
    {
        return random.Next(level < 2 ? 9 : 6) switch
        {
            0 => $"attribute_exists({Path(attributes)})",
            1 => $"attribute_not_exists({Path(attributes)})",
            2 => $"{Path(attributes)} {Draw(Comparators)} {Value(Draw(ScalarTypes))}",
            3 => Function(attributes),
            4 => Range(attributes),
            5 => $"{Path(attributes)} IN ({Value(Draw(ScalarTypes))}, {Value(Draw(ScalarTypes))})",
            6 => $"({Condition(attributes, level + 1)}) AND ({Condition(attributes, level + 1)})",
            7 => $"({Condition(attributes, level + 1)}) OR ({Condition(attributes, level + 1)})",
            _ => $"NOT ({Condition(attributes, level + 1)})",
        };
    }

    /// <summary>A condition on the key of a table or index.</summary>
    public string KeyCondition(KeyPair key)
    {
        string hash = $"{Name(key.Hash.Name)} = {Value(values.Key(key.Hash.Type))}";
        if (key.Range is not { } range || random.Next(3) == 0)
        {
            return hash;
        }

        string name = Name(range.Name);
        string condition = random.Next(range.Type == "N" ? 6 : 7) switch
        {
            5 => $"{name} BETWEEN {Value(Least(range.Type))} AND {Value(values.Key(range.Type))}",
            6 => $"begins_with({name}, {Value(values.Key(range.Type))})",
            _ => $"{name} {Draw(Comparators.Except(["<>"]).ToArray())} {Value(values.Key(range.Type))}",
        };
        return $"{hash} AND {condition}";
    }

    /// <summary>An update that sets something at least: one that only takes away makes an item on dynalite, and none on the service.</summary>
    public string Update()
    {
        var free = new Queue<string>(Attributes.OrderBy(_ => random.Next()).ToArray());
        var clauses = new List<string>();
        string set = free.Dequeue();
        clauses.Add($"SET {Name(set)} = {Operand(set, free)}");
        AddClause(clauses, "REMOVE", Name, free);
        AddClause(clauses, "ADD", name => $"{Name(name)} {Value(Draw(["N", "SS", "NS", "BS"]))}", free);
        AddClause(clauses, "DELETE", name => $"{Name(name)} {Value(Draw(["SS", "NS", "BS"]))}", free);
        return string.Join(' ', clauses);
    }

    public string Projection()
    {
        IEnumerable<string> names = FreeNames.Append("hash").Where(_ => random.Next(2) == 0).DefaultIfEmpty("d");
        return string.Join(", ", names.Select(Name));
    }

    private void AddClause(List<string> clauses, string word, Func<string, string> action, Queue<string> free)
    {
        int count = int.Min(random.Next(4) - 1, free.Count);
        if (count > 0)
        {
            clauses.Add($"{word} {string.Join(", ", Enumerable.Range(0, count).Select(_ => action(free.Dequeue())))}");
        }
    }

    /// <summary>What an attribute is set to. Of the key of an index it seldom has another type than the key's.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="free">
    /// The other attributes. The one that is read is taken out: on dynalite an attribute that is set to another goes on changing with it.
    /// </param>
    private string Operand(string name, Queue<string> free)
    {
        if (shape.KeyTypes.TryGetValue(name, out string? type))
        {
            return Value(values.Key(random.Next(10) == 0 ? Draw(ScalarTypes) : type));
        }

        return random.Next(6) switch
        {
            0 => $"if_not_exists({Name(free.Dequeue())}, {Value(values.Any())})",
            1 => $"{Name(free.Dequeue())} + {Value("N")}",
            2 => $"{Value("N")} - {Value("N")}",
            3 => $"list_append({Name(free.Dequeue())}, {Value("L")})",
            4 => Name(free.Dequeue()),
            _ => Value(values.Any()),
        };
    }

    // dynalite takes false for no value, and binaries that are no UTF-8 for equal ones: see exceptions.json.
    private string Function(IReadOnlyList<string> attributes)
    {
        return random.Next(4) switch
        {
            0 => $"begins_with({Path(attributes)}, {Value("S")})",
            1 => $"contains({Path(attributes)}, {Value(Draw(["S", "N"]))})",
            2 => $"attribute_type({Path(attributes)}, {Value(new JsonObject { ["S"] = Draw(["S", "N", "SS", "M", "L", "NULL"]) })})",
            _ => $"size({Path(attributes)}) {Draw(Comparators)} {Value(new JsonObject { ["N"] = Draw(["0", "1", "2", "3"]) })}",
        };
    }

    private string Range(IReadOnlyList<string> attributes)
    {
        string type = Draw(ScalarTypes);
        return $"{Path(attributes)} BETWEEN {Value(Least(type))} AND {Value(values.Key(type))}";
    }

    /// <summary>Not above any key of the type: bounds the wrong way are refused.</summary>
    private static JsonObject Least(string type)
    {
        return new JsonObject { [type] = type switch { "S" => "A", "N" => "-2.5", _ => "AA==" } };
    }

    private string Path(IReadOnlyList<string> attributes)
    {
        string attribute = Draw(attributes);
        return shape.KeyTypes.ContainsKey(attribute) ? Name(attribute) : random.Next(5) switch
        {
            0 => $"{Name(attribute)}.{Name(Draw(["x", "y", "z"]))}",
            1 => $"{Name(attribute)}[{random.Next(3).ToString(CultureInfo.InvariantCulture)}]",
            _ => Name(attribute),
        };
    }

    private string Name(string attribute)
    {
        _names[$"#{attribute}"] = attribute;
        return $"#{attribute}";
    }

    private string Value(string type) => Value(values.Of(type));

    private string Value(JsonObject value)
    {
        string name = $":v{_values.Count.ToString(CultureInfo.InvariantCulture)}";
        _values[name] = value;
        return name;
    }

    private string Draw(IReadOnlyList<string> from) => from[random.Next(from.Count)];
}
