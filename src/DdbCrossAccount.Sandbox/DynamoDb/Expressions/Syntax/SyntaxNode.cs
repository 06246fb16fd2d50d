using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>A part of an expression as written, before its placeholders are looked up.</summary>
internal sealed class SyntaxNode(SyntaxKind kind, string text, params IReadOnlyList<SyntaxNode> operands)
{
    public SyntaxKind Kind => kind;

    /// <summary>The operator, the function's name or the value's placeholder.</summary>
    public string Text => text;

    public IReadOnlyList<SyntaxNode> Operands => operands;

    /// <summary>The steps of a path.</summary>
    public IReadOnlyList<SyntaxPathElement> Elements { get; init; } = [];

    /// <summary>True where parentheses stand around it.</summary>
    public bool IsParenthesized { get; set; }

    /// <summary>What a comparison or a function can be applied to.</summary>
    public bool IsOperand => kind is SyntaxKind.Path or SyntaxKind.Value or SyntaxKind.Function;

    /// <summary>What is true or false, or may be: that a function is one of those is checked later.</summary>
    public bool IsCondition => kind is not (SyntaxKind.Path or SyntaxKind.Value);

    /// <summary>What 300 are allowed of in an expression: operators and functions.</summary>
    public bool IsOperator => kind is not (SyntaxKind.Path or SyntaxKind.Value);

    /// <summary>This node and all below it, in the order of the text.</summary>
    public IEnumerable<SyntaxNode> WithDescendants()
    {
        yield return this;
        foreach (SyntaxNode operand in operands)
        {
            foreach (SyntaxNode node in operand.WithDescendants())
            {
                yield return node;
            }
        }
    }
}
