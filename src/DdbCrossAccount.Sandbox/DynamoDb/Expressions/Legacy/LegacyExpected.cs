using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;

/// <summary>The parameter Expected of writes, from before condition expressions.</summary>
internal static class LegacyExpected
{
    public const string Member = "Expected";

    public static ConditionExpression? Read(RequestObject request)
    {
        List<(DocumentPath, Condition)>? conditions = request.Map(Member)?
            .Select(entry => (DocumentPath.Of(entry.Name), ReadOne(entry.Name, entry.Value)))
            .ToList();
        return ConditionalOperator.Join(request, conditions);
    }

    /// <summary>Notes operators that do not exist.</summary>
    public static void CheckOperators(RequestObject request)
    {
        foreach ((_, RequestObject expected) in request.Map(Member) ?? [])
        {
            expected.Choice("ComparisonOperator", LegacyOperators.All);
        }
    }

    private static Condition ReadOne(string attribute, RequestObject expected)
    {
        AttributeValue? value = LegacyValues.Read(expected, "Value");
        IReadOnlyList<AttributeValue> list = LegacyValues.ReadList(expected, "AttributeValueList");
        bool hasList = expected.Has("AttributeValueList");
        if (hasList && value is not null)
        {
            throw Invalid("Value and AttributeValueList cannot be used together", attribute);
        }

        if (expected.Text("ComparisonOperator") is { } comparison)
        {
            return ReadComparison(attribute, expected, comparison, value is null ? list : [value], hasList);
        }

        return hasList
            ? throw Invalid("AttributeValueList can only be used with a ComparisonOperator", attribute)
            : ReadExists(attribute, expected.Flag("Exists"), value);
    }

    private static Condition ReadComparison(
        string attribute, RequestObject expected, string comparison, IReadOnlyList<AttributeValue> values, bool hasList)
    {
        if (expected.Has("Exists"))
        {
            throw Invalid("Exists and ComparisonOperator cannot be used together", attribute);
        }

        if (comparison is not ("NULL" or "NOT_NULL") && values.Count == 0 && !hasList)
        {
            throw Invalid($"Value or AttributeValueList must be used with ComparisonOperator: {comparison}", attribute);
        }

        LegacyOperators.CheckCount(comparison, values);
        LegacyOperators.CheckTypes(comparison, values);
        LegacyOperators.CheckBounds(comparison, values);
        return LegacyOperators.Build(DocumentPath.Of(attribute), comparison, values);
    }

    private static Condition ReadExists(string attribute, bool? exists, AttributeValue? value)
    {
        if (exists == false)
        {
            return value is null
                ? LegacyOperators.Build(DocumentPath.Of(attribute), "NULL", [])
                : throw Invalid("Value cannot be used when Exists is false", attribute);
        }

        string shown = exists is null ? "null" : "true";
        return value is null
            ? throw Invalid($"Value must be provided when Exists is {shown}", attribute)
            : LegacyOperators.Build(DocumentPath.Of(attribute), "EQ", [value]);
    }

    private static ServiceException Invalid(string what, string attribute)
    {
        return DynamoDbError.InvalidValues($"{what} for Attribute: {attribute}");
    }
}
