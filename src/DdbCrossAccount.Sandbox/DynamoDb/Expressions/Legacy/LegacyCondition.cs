using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;

/// <summary>One entry of ScanFilter, QueryFilter or KeyConditions, checked as far as that goes without a table.</summary>
internal sealed record LegacyCondition(string Attribute, string Comparison, IReadOnlyList<AttributeValue> Values)
{
    /// <summary>Notes operators that are not there or do not exist.</summary>
    public static void CheckOperators(RequestObject request, string member)
    {
        foreach ((_, RequestObject condition) in request.Map(member) ?? [])
        {
            condition.RequiredChoice("ComparisonOperator", LegacyOperators.All);
        }
    }

    /// <summary>The entries, or null where the member is not there.</summary>
    public static List<LegacyCondition>? Read(RequestObject request, string member)
    {
        return request.Map(member)?.Select(entry => Read(entry.Name, entry.Value)).ToList();
    }

    private static LegacyCondition Read(string attribute, RequestObject condition)
    {
        string comparison = condition.RequiredText("ComparisonOperator");
        IReadOnlyList<AttributeValue> values = LegacyValues.ReadList(condition, "AttributeValueList");
        LegacyOperators.CheckCount(comparison, values);
        LegacyOperators.CheckTypes(comparison, values);
        LegacyOperators.CheckBounds(comparison, values);
        return new LegacyCondition(attribute, comparison, values);
    }
}
