using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>A piece of an expression and where it begins.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start)
{
    public int End => Start + (Kind == TokenKind.End ? 0 : Text.Length);

    public bool IsSymbol(string symbol)
    {
        return Kind == TokenKind.Symbol && Text == symbol;
    }

    /// <summary>Keywords are known in any case of letters.</summary>
    public bool IsKeyword(string keyword)
    {
        return Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
    }
}
