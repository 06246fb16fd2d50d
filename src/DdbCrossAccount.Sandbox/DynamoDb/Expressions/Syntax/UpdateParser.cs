using System;
using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>Parses update expressions.</summary>
internal sealed class UpdateParser
{
    private static readonly UpdateSection[] Sections = Enum.GetValues<UpdateSection>();

    private readonly TokenReader _tokens;
    private readonly PathParser _paths;
    private readonly List<UpdateClause> _clauses = [];
    private readonly List<UpdateSection> _seen = [];

    private UpdateParser(ExpressionSource source)
    {
        _tokens = new TokenReader(source);
        _paths = new PathParser(_tokens, [.. Sections.Select(section => $"{section}")]);
    }

    /// <param name="source">The expression.</param>
    /// <param name="sections">The sections in their order; one that stands twice is an error to be told later.</param>
    public static List<UpdateClause> Parse(ExpressionSource source, out List<UpdateSection> sections)
    {
        var parser = new UpdateParser(source);
        do
        {
            parser.ParseSection();
        }
        while (parser._tokens.Current.Kind != TokenKind.End);

        sections = parser._seen;
        return parser._clauses;
    }

    private void ParseSection()
    {
        UpdateSection section = Sections.Cast<UpdateSection?>()
            .FirstOrDefault(section => _tokens.TryKeyword($"{section}")) ?? throw _tokens.SyntaxError();
        _seen.Add(section);
        do
        {
            _clauses.Add(ParseClause(section));
        }
        while (_tokens.TrySymbol(","));
    }

    private UpdateClause ParseClause(UpdateSection section)
    {
        SyntaxNode path = _paths.Parse();
        if (section == UpdateSection.REMOVE)
        {
            return new UpdateClause(section, path, null);
        }

        if (section == UpdateSection.SET)
        {
            _tokens.ExpectSymbol("=");
            return new UpdateClause(section, path, ParseSum());
        }

        return _tokens.Current.Kind == TokenKind.ValuePlaceholder
            ? new UpdateClause(section, path, ParseOperand())
            : throw _tokens.SyntaxError();
    }

    /// <summary>An operand or the sum or difference of two. The whole may stand in parentheses.</summary>
    private SyntaxNode ParseSum()
    {
        if (_tokens.TrySymbol("("))
        {
            _tokens.Enter();
            SyntaxNode inner = ParseSum();
            _tokens.Leave();
            _tokens.ExpectSymbol(")");
            return inner.Kind == SyntaxKind.Arithmetic ? inner : ParseRestOfSum(inner);
        }

        return ParseRestOfSum(ParseOperand());
    }

    private SyntaxNode ParseRestOfSum(SyntaxNode left)
    {
        return _tokens.Current.IsSymbol("+") || _tokens.Current.IsSymbol("-")
            ? new SyntaxNode(SyntaxKind.Arithmetic, _tokens.Take().Text, left, ParseOperand())
            : left;
    }

    private SyntaxNode ParseOperand()
    {
        if (_tokens.TrySymbol("("))
        {
            _tokens.Enter();
            SyntaxNode inner = ParseOperand();
            _tokens.Leave();
            _tokens.ExpectSymbol(")");
            return inner;
        }

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
        var operands = new List<SyntaxNode> { ParseOperand() };
        while (_tokens.TrySymbol(","))
        {
            operands.Add(ParseOperand());
        }

        _tokens.Leave();
        _tokens.ExpectSymbol(")");
        return new SyntaxNode(SyntaxKind.Function, name, operands);
    }
}
