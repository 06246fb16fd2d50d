using System;
using System.Collections.Generic;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

/// <summary>
/// What AWS refuses in a condition that is well formed. It looks for one kind of fault in the whole expression after
/// the other; the last kinds it looks for condition by condition.
/// </summary>
internal sealed class ConditionRules(ExpressionSource source)
{
    private const int MaximumCandidates = 100;

    /// <summary>The functions with the number of their operands.</summary>
    private static readonly Dictionary<string, int> Functions = new(StringComparer.Ordinal)
    {
        ["attribute_exists"] = 1,
        ["attribute_not_exists"] = 1,
        ["attribute_type"] = 2,
        ["begins_with"] = 2,
        ["contains"] = 2,
        ["size"] = 1,
    };

    public void Check(SyntaxNode condition, bool hasRedundantParentheses)
    {
        if (hasRedundantParentheses)
        {
            throw source.Invalid("The expression has redundant parentheses;");
        }

        OperatorLimit.Check(source, [condition]);
        NameRules.RefuseUnknownFunctions(source, [condition], Functions);
        RefuseMisusedFunctions(condition);
        NameRules.RefuseReserved(source, [condition]);
        CheckEach(condition);
    }

    private void RefuseMisusedFunctions(SyntaxNode condition)
    {
        RequireTruth(condition);
        foreach (SyntaxNode node in condition.WithDescendants())
        {
            foreach (SyntaxNode operand in node.Operands)
            {
                if (IsLogical(node))
                {
                    RequireTruth(operand);
                }
                else if (operand.Kind == SyntaxKind.Function && operand.Text != "size")
                {
                    throw Misused(operand);
                }
            }
        }
    }

    private void RequireTruth(SyntaxNode node)
    {
        if (node.Kind == SyntaxKind.Function && node.Text == "size")
        {
            throw Misused(node);
        }
    }

    private ServiceException Misused(SyntaxNode function)
    {
        return source.Invalid(
            $"The function is not allowed to be used this way in an expression; function: {function.Text}");
    }

    private static bool IsLogical(SyntaxNode node)
    {
        return node.Kind is SyntaxKind.And or SyntaxKind.Or or SyntaxKind.Not;
    }

    private void CheckEach(SyntaxNode node)
    {
        if (!IsLogical(node))
        {
            CheckOne(node);
            return;
        }

        foreach (SyntaxNode operand in node.Operands)
        {
            CheckEach(operand);
        }
    }

    private void CheckOne(SyntaxNode condition)
    {
        List<SyntaxNode> nodes = [.. condition.WithDescendants()];
        foreach (SyntaxNode node in nodes)
        {
            Resolve(node);
        }

        nodes.Reverse();
        nodes.ForEach(CheckOperandCount);
        nodes.ForEach(CheckDistinct);
        nodes.ForEach(CheckTypes);
    }

    private void Resolve(SyntaxNode node)
    {
        if (node.Kind == SyntaxKind.Path)
        {
            source.Path(node);
        }
        else if (node.Kind == SyntaxKind.Value)
        {
            source.Value(node);
        }
    }

    private void CheckOperandCount(SyntaxNode node)
    {
        if (node.Kind == SyntaxKind.Function && Functions[node.Text] != node.Operands.Count)
        {
            throw source.Invalid("Incorrect number of operands for operator or function; "
                + $"operator or function: {node.Text}, number of operands: {node.Operands.Count}");
        }

        if (node.Kind == SyntaxKind.In && node.Operands.Count - 1 > MaximumCandidates)
        {
            throw source.Invalid("The IN operator is provided with too many operands; "
                + $"number of operands: {node.Operands.Count - 1}");
        }
    }

    private void CheckDistinct(SyntaxNode node)
    {
        if (node.Kind is not (SyntaxKind.Comparison or SyntaxKind.Function)
            || node.Operands is not [{ Kind: SyntaxKind.Path } first, { Kind: SyntaxKind.Path } second])
        {
            return;
        }

        DocumentPath path = source.Path(first);
        if (path.IsSameAs(source.Path(second)))
        {
            throw source.Invalid("The first operand must be distinct from the remaining operands for this operator or "
                + $"function; operator: {node.Text}, first operand: {path}");
        }
    }

    private void CheckTypes(SyntaxNode node)
    {
        switch (node.Kind)
        {
            case SyntaxKind.Function:
                CheckFunction(node);
                break;
            case SyntaxKind.Comparison when node.Text is not ("=" or "<>"):
                RequireOrder(node);
                break;
            case SyntaxKind.Between:
                RequireOrder(node);
                CheckBounds(node);
                break;
        }
    }

    private void CheckFunction(SyntaxNode function)
    {
        switch (function.Text)
        {
            case "attribute_exists" or "attribute_not_exists" when function.Operands[0].Kind != SyntaxKind.Path:
                throw source.Invalid(
                    $"Operator or function requires a document path; operator or function: {function.Text}");
            case "begins_with":
                RequireTypes(function, type => type is AttributeType.S or AttributeType.B);
                break;
            case "attribute_type":
                CheckTypeName(function);
                break;
            case "size":
                RequireTypes(function, type => type is not (AttributeType.N or AttributeType.BOOL or AttributeType.NULL));
                break;
        }
    }

    private void RequireOrder(SyntaxNode node)
    {
        RequireTypes(node, ComparisonCondition.IsOrdered);
    }

    private void RequireTypes(SyntaxNode node, Func<AttributeType, bool> isAllowed)
    {
        foreach (SyntaxNode operand in node.Operands)
        {
            if (StaticType(operand) is { } type && !isAllowed(type))
            {
                throw IncorrectType(node, $"{type}");
            }
        }
    }

    private void CheckTypeName(SyntaxNode function)
    {
        SyntaxNode operand = function.Operands[1];
        if (StaticType(operand) is not AttributeType.S)
        {
            throw IncorrectType(function, StaticType(operand)?.ToString() ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
        }

        byte[] name = source.Value(operand).ScalarBytes();
        if (!AttributeTypeName.TryParse(name, out _))
        {
            throw source.Invalid($"Invalid attribute type name found; type: {Encoding.UTF8.GetString(name)}, "
                + "valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        }
    }

    private ServiceException IncorrectType(SyntaxNode node, string type)
    {
        return source.Invalid("Incorrect operand type for operator or function; "
            + $"operator or function: {node.Text}, operand type: {type}");
    }

    private void CheckBounds(SyntaxNode between)
    {
        if (between.Operands is not [_, { Kind: SyntaxKind.Value } lower, { Kind: SyntaxKind.Value } upper])
        {
            return;
        }

        AttributeValue first = source.Value(lower);
        AttributeValue last = source.Value(upper);
        string bounds = $"lower bound operand: AttributeValue: {first}, upper bound operand: AttributeValue: {last}";
        if (first.Type != last.Type)
        {
            throw source.Invalid($"The BETWEEN operator requires same data type for lower and upper bounds; {bounds}");
        }

        if (ComparisonCondition.Compare(first, last) > 0)
        {
            throw source.Invalid(
                $"The BETWEEN operator requires upper bound to be greater than or equal to lower bound; {bounds}");
        }
    }

    private AttributeType? StaticType(SyntaxNode node)
    {
        return node.Kind switch
        {
            SyntaxKind.Value => source.Value(node).Type,
            SyntaxKind.Function when node.Text == "size" => AttributeType.N,
            _ => null,
        };
    }
}
