using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Filters;

/// <summary>What may stand at a leaf of a record: a value, or one of the comparisons that Lambda's filters know.</summary>
/// <param name="matches">Given the values that stand there; none where the leaf is missing.</param>
internal sealed class LeafRule(Func<JsonElement[], bool> matches)
{
    public bool Matches(JsonElement[] values) => matches(values);

    /// <summary>Null: it cannot be.</summary>
    public static LeafRule? Read(JsonElement rule)
    {
        switch (rule.ValueKind)
        {
            case JsonValueKind.Object:
                JsonProperty[] members = [.. rule.EnumerateObject()];
                return members.Length == 1 ? ReadComparison(members[0].Name, members[0].Value.Clone()) : null;
            case JsonValueKind.Array or JsonValueKind.Undefined:
                return null;
            default:
                JsonElement value = rule.Clone();
                return AnyValue(found => AreEqual(found, value));
        }
    }

    private static LeafRule? ReadComparison(string name, JsonElement operand)
    {
        return name switch
        {
            "exists" when operand.ValueKind is JsonValueKind.True or JsonValueKind.False =>
                new LeafRule(values => values.Length > 0 == (operand.ValueKind == JsonValueKind.True)),
            "prefix" or "suffix" or "equals-ignore-case" when operand.ValueKind == JsonValueKind.String =>
                ReadText(name, operand.GetString()!),
            "numeric" when operand.ValueKind == JsonValueKind.Array => ReadNumeric([.. operand.EnumerateArray()]),
            "anything-but" => ReadAnythingBut(operand),
            _ => null,
        };
    }

    private static LeafRule ReadText(string name, string operand) => AnyValue(value =>
        value.ValueKind == JsonValueKind.String && name switch
        {
            "prefix" => value.GetString()!.StartsWith(operand, StringComparison.Ordinal),
            "suffix" => value.GetString()!.EndsWith(operand, StringComparison.Ordinal),
            _ => value.GetString()!.Equals(operand, StringComparison.OrdinalIgnoreCase),
        });

    /// <summary>One comparison with a number, or two that make a range.</summary>
    private static LeafRule? ReadNumeric(JsonElement[] operands)
    {
        if (operands.Length is not (2 or 4))
        {
            return null;
        }

        var tests = new List<Func<double, bool>>();
        for (int i = 0; i < operands.Length; i += 2)
        {
            if (operands[i].ValueKind != JsonValueKind.String || operands[i + 1].ValueKind != JsonValueKind.Number
                || ReadNumeric(operands[i].GetString()!, operands[i + 1].GetDouble()) is not { } test)
            {
                return null;
            }

            tests.Add(test);
        }

        return AnyValue(value => value.ValueKind == JsonValueKind.Number && tests.All(test => test(value.GetDouble())));
    }

    private static Func<double, bool>? ReadNumeric(string comparison, double bound)
    {
        return comparison switch
        {
            "=" => value => value.Equals(bound),
            ">" => value => value > bound,
            ">=" => value => value >= bound,
            "<" => value => value < bound,
            "<=" => value => value <= bound,
            _ => null,
        };
    }

    private static LeafRule? ReadAnythingBut(JsonElement operand)
    {
        if (operand.ValueKind == JsonValueKind.Object)
        {
            JsonProperty[] members = [.. operand.EnumerateObject()];
            LeafRule? excluded = members is [{ Name: "prefix" or "suffix" } only] ? ReadComparison(only.Name, only.Value) : null;
            return excluded is null ? null : AnyValue(value => !excluded.Matches([value]));
        }

        JsonElement[] values = operand.ValueKind == JsonValueKind.Array ? [.. operand.EnumerateArray()] : [operand];
        return values.Length > 0 && values.All(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            ? AnyValue(found => !values.Any(value => AreEqual(found, value)))
            : null;
    }

    private static LeafRule AnyValue(Func<JsonElement, bool> matches) => new(values => values.Any(matches));

    private static bool AreEqual(JsonElement left, JsonElement right)
    {
        return left.ValueKind == right.ValueKind && left.ValueKind switch
        {
            JsonValueKind.String => left.GetString() == right.GetString(),
            JsonValueKind.Number => left.GetDouble().Equals(right.GetDouble()),
            _ => true,
        };
    }
}
