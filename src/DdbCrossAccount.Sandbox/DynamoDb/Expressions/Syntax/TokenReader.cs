using System.Collections.Generic;
using System.Globalization;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>Steps through the tokens of an expression; knows AWS's text for one that does not fit.</summary>
internal sealed class TokenReader(ExpressionSource source)
{
    private readonly List<Token> _tokens = Lexer.Read(source.Text);
    private int _position;
    private int _depth;

    public ExpressionSource Source => source;

    public Token Current => _tokens[_position];

    public Token Next => _tokens[int.Min(_position + 1, _tokens.Count - 1)];

    public Token Take()
    {
        return _tokens[_position++];
    }

    /// <summary>Takes the symbol if it is the current token.</summary>
    public bool TrySymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol))
        {
            return false;
        }

        _position++;
        return true;
    }

    public bool TryKeyword(string keyword)
    {
        if (!Current.IsKeyword(keyword))
        {
            return false;
        }

        _position++;
        return true;
    }

    public void ExpectSymbol(string symbol)
    {
        if (!TrySymbol(symbol))
        {
            throw SyntaxError();
        }
    }

    public void ExpectKeyword(string keyword)
    {
        if (!TryKeyword(keyword))
        {
            throw SyntaxError();
        }
    }

    public void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            throw SyntaxError();
        }
    }

    /// <summary>Counts a level of nesting. One deeper than the number of operators allowed can only be refused.</summary>
    public void Enter()
    {
        if (++_depth > OperatorLimit.Maximum)
        {
            throw OperatorLimit.Exceeded(source, _depth);
        }
    }

    public void Leave()
    {
        _depth--;
    }

    /// <summary>The current token is not one that can stand here. AWS shows it with its neighbours.</summary>
    public ServiceException SyntaxError()
    {
        Token previous = _tokens[int.Max(0, _position - 1)];
        Token last = Next.Kind != TokenKind.End ? Next : Current.Kind != TokenKind.End ? Current : previous;
        string near = source.Text[previous.Start..last.End];
        return source.Invalid($"Syntax error; token: \"{Current.Text}\", near: \"{near}\"");
    }

    /// <summary>Takes the index of a list element.</summary>
    public int TakeIndex()
    {
        if (Current.Kind != TokenKind.Digits)
        {
            throw SyntaxError();
        }

        string digits = Take().Text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? index
            : throw source.Invalid($"List index is not within the allowable range; index: [{digits}]");
    }
}
