using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Keys;

/// <summary>Takes a key condition expression apart into one condition for each attribute that it names.</summary>
internal static class KeyConditionExpression
{
    public const string Member = "KeyConditionExpression";

    /// <summary>The conditions in their order, at least one, no two of the same attribute.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="syntax">What was parsed of it.</param>
    public static List<KeyCondition> Read(ExpressionSource source, SyntaxNode syntax)
    {
        var conditions = new List<KeyCondition>();
        Collect(source, syntax, conditions);
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

        KeyCondition condition = ReadOne(source, node);
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

    private static KeyCondition ReadOne(ExpressionSource source, SyntaxNode node)
    {
        if (node.Kind != SyntaxKind.Comparison && node.Operands[0].Kind != SyntaxKind.Path)
        {
            throw Invalid($"{node.Text} operator must have the key attribute as its first operand");
        }

        DocumentPath? path = null;
        foreach (SyntaxNode operand in node.Operands)
        {
            path = ReadPath(source, operand, path);
        }

        List<AttributeValue> values = [.. node.Operands.Where(operand => operand.Kind == SyntaxKind.Value).Select(source.Value)];
        bool isReversed = node.Operands[0].Kind == SyntaxKind.Value;
        return path is null
            ? throw Invalid("No key attribute specified")
            : new KeyCondition(path.Attribute, ComparisonOf(node, isReversed), values);
    }

    /// <summary>The path that the operand is, or the one that was found before it.</summary>
    private static DocumentPath? ReadPath(ExpressionSource source, SyntaxNode operand, DocumentPath? found)
    {
        if (operand.Kind == SyntaxKind.Function)
        {
            throw DynamoDbError.Validation("KeyConditionExpressions cannot contain nested operations");
        }

        if (operand.Kind != SyntaxKind.Path)
        {
            return found;
        }

        if (found is not null)
        {
            throw Invalid("Multiple attribute names used in one condition");
        }

        DocumentPath path = source.Path(operand);
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
