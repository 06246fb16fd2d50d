using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Keys;

/// <summary>Takes a key condition expression apart into one condition for each attribute that it names.</summary>
internal static class KeyConditionExpression
{
    public const string Member = "KeyConditionExpression";

    /// <summary>The conditions in their order, at least one, no two of the same attribute.</summary>
    public static List<KeyCondition> Parse(ExpressionSource source)
    {
        var conditions = new List<KeyCondition>();
        Collect(source, ConditionExpression.ParseSyntax(source), conditions);
        return conditions;
    }

    private static void Collect(ExpressionSource source, SyntaxNode node, List<KeyCondition> conditions)
    {
        RequireOperator(node);
        if (node.Kind == SyntaxKind.And)
        {
            Collect(source, node.Operands[0], conditions);
            Collect(source, node.Operands[1], conditions);
            return;
        }

        KeyCondition condition = Read(source, node);
        if (conditions.Any(other => other.Attribute == condition.Attribute))
        {
            throw source.Invalid("KeyConditionExpressions must only contain one condition per key");
        }

        conditions.Add(condition);
    }

    private static void RequireOperator(SyntaxNode node)
    {
        bool isAllowed = node.Kind switch
        {
            SyntaxKind.Or or SyntaxKind.Not or SyntaxKind.In => false,
            SyntaxKind.Comparison => node.Text != "<>",
            SyntaxKind.Function => node.Text == "begins_with",
            _ => true,
        };
        if (!isAllowed)
        {
            throw DynamoDbError.Validation($"Invalid operator used in KeyConditionExpression: {node.Text}");
        }
    }

    private static KeyCondition Read(ExpressionSource source, SyntaxNode node)
    {
        if (node.Operands.Any(operand => operand.Kind == SyntaxKind.Function))
        {
            throw DynamoDbError.Validation("KeyConditionExpressions cannot contain nested operations");
        }

        if (node.Kind != SyntaxKind.Comparison && node.Operands[0].Kind != SyntaxKind.Path)
        {
            throw Invalid($"{node.Text} operator must have the key attribute as its first operand");
        }

        DocumentPath path = ReadPath(source, node);
        List<AttributeValue> values = [.. node.Operands.Where(operand => operand.Kind == SyntaxKind.Value).Select(source.Value)];
        bool isReversed = node.Operands[0].Kind == SyntaxKind.Value;
        return new KeyCondition(path.Attribute, ComparisonOf(node, isReversed), values);
    }

    private static DocumentPath ReadPath(ExpressionSource source, SyntaxNode node)
    {
        List<SyntaxNode> paths = [.. node.Operands.Where(operand => operand.Kind == SyntaxKind.Path)];
        if (paths.Count == 0)
        {
            throw Invalid("No key attribute specified");
        }

        if (paths.Count > 1)
        {
            throw Invalid("Multiple attribute names used in one condition");
        }

        DocumentPath path = source.Path(paths[0]);
        return path.IsNested
            ? throw DynamoDbError.Validation("KeyConditionExpressions cannot have conditions on nested attributes")
            : path;
    }

    private static KeyComparison ComparisonOf(SyntaxNode node, bool isReversed)
    {
        return (node.Text, isReversed) switch
        {
            ("BETWEEN", _) => KeyComparison.Between,
            ("begins_with", _) => KeyComparison.BeginsWith,
            ("=", _) => KeyComparison.Equal,
            ("<", false) or (">", true) => KeyComparison.Less,
            ("<=", false) or (">=", true) => KeyComparison.LessOrEqual,
            (">", false) or ("<", true) => KeyComparison.Greater,
            _ => KeyComparison.GreaterOrEqual,
        };
    }

    private static ServiceException Invalid(string reason)
    {
        return DynamoDbError.Validation($"Invalid condition in KeyConditionExpression: {reason}");
    }
}
