using System.Collections.Generic;
using System.Linq;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;

/// <summary>A condition or a filter with everything that it names.</summary>
internal sealed class ConditionExpression(Condition condition, IReadOnlyList<DocumentPath> paths)
{
    /// <summary>All paths that the condition names.</summary>
    public IReadOnlyList<DocumentPath> Paths => paths;

    public static ConditionExpression Parse(ExpressionSource source)
    {
        return Of(source, ParseSyntax(source));
    }

    /// <summary>Parses and checks, and leaves it to the caller what to make of the parts.</summary>
    public static SyntaxNode ParseSyntax(ExpressionSource source)
    {
        source.RequireLength();
        SyntaxNode syntax = ConditionParser.Parse(source, out bool hasRedundantParentheses);
        new ConditionRules(source).Check(syntax, hasRedundantParentheses);
        return syntax;
    }

    /// <summary>True when the item, or "no item", meets the condition.</summary>
    public bool IsMet(StoredItem item)
    {
        return IsMet(AttributeMap.Of(item));
    }

    public bool IsMet(AttributeMap item)
    {
        return condition.IsMet(item);
    }

    private static ConditionExpression Of(ExpressionSource source, SyntaxNode syntax)
    {
        IEnumerable<SyntaxNode> paths = syntax.WithDescendants().Where(node => node.Kind == SyntaxKind.Path);
        return new ConditionExpression(Build(source, syntax), [.. paths.Select(source.Path)]);
    }

    private static Condition Build(ExpressionSource source, SyntaxNode node)
    {
        return node.Kind switch
        {
            SyntaxKind.And => new AllConditions(Build(source, node.Operands[0]), Build(source, node.Operands[1])),
            SyntaxKind.Or => new AnyCondition(Build(source, node.Operands[0]), Build(source, node.Operands[1])),
            SyntaxKind.Not => new NotCondition(Build(source, node.Operands[0])),
            SyntaxKind.Function => BuildFunction(source, node),
            _ => BuildComparison(node, [.. node.Operands.Select(operand => BuildOperand(source, operand))]),
        };
    }

    private static Condition BuildComparison(SyntaxNode node, Operand[] operands)
    {
        return node.Kind switch
        {
            SyntaxKind.Between => new BetweenCondition(operands[0], operands[1], operands[2]),
            SyntaxKind.In => new InCondition(operands[0], operands[1..]),
            _ => new ComparisonCondition(node.Text, operands[0], operands[1]),
        };
    }

    private static Condition BuildFunction(ExpressionSource source, SyntaxNode function)
    {
        Operand[] operands = [.. function.Operands.Select(operand => BuildOperand(source, operand))];
        return function.Text switch
        {
            "attribute_exists" => new ExistsCondition(source.Path(function.Operands[0])),
            "attribute_not_exists" => new NotCondition(new ExistsCondition(source.Path(function.Operands[0]))),
            "attribute_type" => new TypeCondition(
                operands[0], Encoding.UTF8.GetString(source.Value(function.Operands[1]).ScalarBytes())),
            "begins_with" => new BeginsWithCondition(operands[0], operands[1]),
            _ => new ContainsCondition(operands[0], operands[1]),
        };
    }

    private static Operand BuildOperand(ExpressionSource source, SyntaxNode node)
    {
        return node.Kind switch
        {
            SyntaxKind.Value => new ValueOperand(source.Value(node)),
            SyntaxKind.Path => new PathOperand(source.Path(node)),
            _ => new SizeOperand(BuildOperand(source, node.Operands[0])),
        };
    }
}
