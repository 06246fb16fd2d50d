using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Keys;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;

/// <summary>The parameter KeyConditions, from before key condition expressions.</summary>
internal static class LegacyKeyConditions
{
    public const string Member = "KeyConditions";

    /// <summary>The conditions, or null where the member is not there.</summary>
    public static List<KeyCondition>? Read(RequestObject request)
    {
        return LegacyCondition.Read(request, Member)?.ConvertAll(Build);
    }

    private static KeyCondition Build(LegacyCondition condition)
    {
        KeyComparison comparison = condition.Comparison switch
        {
            "EQ" => KeyComparison.Equal,
            "LT" => KeyComparison.Less,
            "LE" => KeyComparison.LessOrEqual,
            "GT" => KeyComparison.Greater,
            "GE" => KeyComparison.GreaterOrEqual,
            "BETWEEN" => KeyComparison.Between,
            "BEGINS_WITH" => KeyComparison.BeginsWith,
            _ => KeyComparison.NotIndexable,
        };
        return new KeyCondition(condition.Attribute, comparison, condition.Values);
    }
}
