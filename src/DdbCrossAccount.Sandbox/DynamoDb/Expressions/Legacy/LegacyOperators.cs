using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;

/// <summary>The values of ComparisonOperator: what they take and what they mean.</summary>
internal static class LegacyOperators
{
    /// <summary>In AWS's order of telling them.</summary>
    public static readonly string[] All =
    [
        "IN", "NULL", "BETWEEN", "LT", "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE", "LE", "BEGINS_WITH", "GE", "CONTAINS",
    ];

    /// <summary>Refuses a wrong number of values, and values of different types.</summary>
    public static void CheckCount(string comparison, IReadOnlyList<AttributeValue> values)
    {
        bool isRight = comparison switch
        {
            "NULL" or "NOT_NULL" => values.Count == 0,
            "BETWEEN" => values.Count == 2,
            "IN" => values.Count > 0,
            _ => values.Count == 1,
        };
        if (!isRight)
        {
            throw DynamoDbError.InvalidValues($"Invalid number of argument(s) for the {comparison} ComparisonOperator");
        }

        if (values.Any(value => value.Type != values[0].Type))
        {
            throw DynamoDbError.InvalidValues("AttributeValues inside AttributeValueList must be of same type");
        }
    }

    /// <summary>Refuses values of a type that the operator does not take.</summary>
    public static void CheckTypes(string comparison, IReadOnlyList<AttributeValue> values)
    {
        foreach (AttributeValue value in values.Where(value => !Takes(comparison, value)))
        {
            throw DynamoDbError.InvalidValues(
                $"ComparisonOperator {comparison} is not valid for {value.Type} AttributeValue type");
        }
    }

    public static void CheckBounds(string comparison, IReadOnlyList<AttributeValue> values)
    {
        if (comparison == "BETWEEN"
            && ComparisonCondition.HaveOrder(values[0], values[1])
            && ComparisonCondition.Compare(values[0], values[1]) > 0)
        {
            throw DynamoDbError.Validation(
                "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
    }

    public static Condition Build(DocumentPath path, string comparison, IReadOnlyList<AttributeValue> values)
    {
        var attribute = new PathOperand(path);
        Operand[] operands = [.. values.Select(value => new ValueOperand(value))];
        return comparison switch
        {
            "NOT_NULL" => new ExistsCondition(path),
            "NULL" => new NotCondition(new ExistsCondition(path)),
            "BETWEEN" => new BetweenCondition(attribute, operands[0], operands[1]),
            "IN" => new InCondition(attribute, operands),
            "BEGINS_WITH" => new BeginsWithCondition(attribute, operands[0]),
            "CONTAINS" => new ContainsCondition(attribute, operands[0]),
            "NOT_CONTAINS" => new NotCondition(new ContainsCondition(attribute, operands[0])),
            _ => new ComparisonCondition(Symbol(comparison), attribute, operands[0]),
        };
    }

    private static bool Takes(string comparison, AttributeValue value)
    {
        return comparison switch
        {
            "EQ" or "NE" => true,
            "BEGINS_WITH" => value.Type is AttributeType.S or AttributeType.B,
            _ => ComparisonCondition.IsOrdered(value.Type),
        };
    }

    private static string Symbol(string comparison)
    {
        return comparison switch
        {
            "EQ" => "=",
            "NE" => "<>",
            "LT" => "<",
            "LE" => "<=",
            "GT" => ">",
            "GE" => ">=",
            _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "No such operator."),
        };
    }
}
