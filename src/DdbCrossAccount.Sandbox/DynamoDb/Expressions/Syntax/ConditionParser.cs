using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>Parses condition, filter and key condition expressions. NOT binds stronger than AND, and AND than OR.</summary>
internal sealed class ConditionParser
{
    private readonly TokenReader _tokens;
    private readonly PathParser _paths;

    private ConditionParser(ExpressionSource source)
    {
        _tokens = new TokenReader(source);
        _paths = new PathParser(_tokens, "AND", "OR", "NOT", "IN", "BETWEEN");
    }

    /// <summary>Set where parentheses stand directly within parentheses.</summary>
    public bool HasRedundantParentheses { get; private set; }

    public static SyntaxNode Parse(ExpressionSource source, out bool hasRedundantParentheses)
    {
        var parser = new ConditionParser(source);
        SyntaxNode condition = parser.ParseOr();
        parser.RequireCondition(condition);
        parser._tokens.ExpectEnd();
        hasRedundantParentheses = parser.HasRedundantParentheses;
        return condition;
    }

    private SyntaxNode ParseOr()
    {
        SyntaxNode left = ParseAnd();
        while (_tokens.Current.IsKeyword("OR"))
        {
            left = ParseSecond(SyntaxKind.Or, left, ParseAnd);
        }

        return left;
    }

    private SyntaxNode ParseAnd()
    {
        SyntaxNode left = ParseNot();
        while (_tokens.Current.IsKeyword("AND"))
        {
            left = ParseSecond(SyntaxKind.And, left, ParseNot);
        }

        return left;
    }

    private SyntaxNode ParseSecond(SyntaxKind kind, SyntaxNode left, System.Func<SyntaxNode> parse)
    {
        RequireCondition(left);
        string keyword = _tokens.Take().Text;
        SyntaxNode right = parse();
        RequireCondition(right);
        return new SyntaxNode(kind, keyword.ToUpperInvariant(), left, right);
    }

    private SyntaxNode ParseNot()
    {
        if (!_tokens.TryKeyword("NOT"))
        {
            return ParseComparison();
        }

        _tokens.Enter();
        SyntaxNode condition = ParseNot();
        _tokens.Leave();
        RequireCondition(condition);
        return new SyntaxNode(SyntaxKind.Not, "NOT", condition);
    }

    private SyntaxNode ParseComparison()
    {
        SyntaxNode left = ParsePrimary();
        if (_tokens.Current.Kind == TokenKind.Symbol && _tokens.Current.Text is "=" or "<>" or "<" or "<=" or ">" or ">=")
        {
            RequireOperand(left);
            return new SyntaxNode(SyntaxKind.Comparison, _tokens.Take().Text, left, ParseOperand());
        }

        if (_tokens.Current.IsKeyword("BETWEEN"))
        {
            RequireOperand(left);
            return ParseBetween(left);
        }

        if (_tokens.Current.IsKeyword("IN"))
        {
            RequireOperand(left);
            return ParseIn(left);
        }

        return left;
    }

    private SyntaxNode ParseBetween(SyntaxNode value)
    {
        _tokens.ExpectKeyword("BETWEEN");
        SyntaxNode lower = ParseOperand();
        _tokens.ExpectKeyword("AND");
        return new SyntaxNode(SyntaxKind.Between, "BETWEEN", value, lower, ParseOperand());
    }

    private SyntaxNode ParseIn(SyntaxNode value)
    {
        _tokens.ExpectKeyword("IN");
        _tokens.ExpectSymbol("(");
        return new SyntaxNode(SyntaxKind.In, "IN", [value, .. ParseOperands()]);
    }

    /// <summary>What stands in parentheses can turn out as a condition or as an operand.</summary>
    private SyntaxNode ParsePrimary()
    {
        if (!_tokens.TrySymbol("("))
        {
            return ParseBareOperand();
        }

        _tokens.Enter();
        SyntaxNode inner = ParseOr();
        return CloseParentheses(inner);
    }

    private SyntaxNode ParseOperand()
    {
        if (!_tokens.TrySymbol("("))
        {
            return ParseBareOperand();
        }

        _tokens.Enter();
        SyntaxNode inner = ParseOperand();
        return CloseParentheses(inner);
    }

    private SyntaxNode CloseParentheses(SyntaxNode inner)
    {
        _tokens.Leave();
        _tokens.ExpectSymbol(")");
        HasRedundantParentheses |= inner.IsParenthesized;
        inner.IsParenthesized = true;
        bool continues = inner.Kind == SyntaxKind.Path && (_tokens.Current.IsSymbol(".") || _tokens.Current.IsSymbol("["));
        return continues ? _paths.ParseRest([.. inner.Elements]) : inner;
    }

    private SyntaxNode ParseBareOperand()
    {
        if (_tokens.Current.Kind == TokenKind.ValuePlaceholder)
        {
            return new SyntaxNode(SyntaxKind.Value, _tokens.Take().Text);
        }

        return _paths.IsAtWord && _tokens.Next.IsSymbol("(") ? ParseFunction() : _paths.Parse();
    }

    private SyntaxNode ParseFunction()
    {
        string name = _tokens.Take().Text;
        _tokens.ExpectSymbol("(");
        _tokens.Enter();
        List<SyntaxNode> operands = ParseOperands();
        _tokens.Leave();
        return new SyntaxNode(SyntaxKind.Function, name, operands);
    }

    /// <summary>Operands up to the closing parenthesis.</summary>
    private List<SyntaxNode> ParseOperands()
    {
        var operands = new List<SyntaxNode> { ParseOperand() };
        while (_tokens.TrySymbol(","))
        {
            operands.Add(ParseOperand());
        }

        _tokens.ExpectSymbol(")");
        return operands;
    }

    private void RequireCondition(SyntaxNode node)
    {
        if (!node.IsCondition)
        {
            throw _tokens.SyntaxError();
        }
    }

    private void RequireOperand(SyntaxNode node)
    {
        if (!node.IsOperand)
        {
            throw _tokens.SyntaxError();
        }
    }
}
