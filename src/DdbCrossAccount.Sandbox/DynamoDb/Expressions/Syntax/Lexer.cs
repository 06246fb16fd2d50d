using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>Cuts an expression into tokens; the last one is the end.</summary>
internal static class Lexer
{
    private const string WhiteSpace = " \t\r\n";

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        int position = 0;
        while (position < text.Length)
        {
            if (WhiteSpace.Contains(text[position], StringComparison.Ordinal))
            {
                position++;
                continue;
            }

            Token token = ReadToken(text, position);
            tokens.Add(token);
            position = token.End;
        }

        tokens.Add(new Token(TokenKind.End, "<EOF>", text.Length));
        return tokens;
    }

    private static Token ReadToken(string text, int start)
    {
        char first = text[start];
        if (IsWordStart(first))
        {
            return Cut(TokenKind.Word, text, start, EndOfWord(text, start + 1));
        }

        if (char.IsAsciiDigit(first))
        {
            int end = start + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            return Cut(TokenKind.Digits, text, start, end);
        }

        return first is '#' or ':' ? ReadPlaceholder(text, start) : ReadSymbol(text, start);
    }

    private static Token ReadPlaceholder(string text, int start)
    {
        TokenKind kind = text[start] == '#' ? TokenKind.NamePlaceholder : TokenKind.ValuePlaceholder;
        int end = EndOfWord(text, start + 1);
        return Cut(end == start + 1 ? TokenKind.Unknown : kind, text, start, end);
    }

    private static Token ReadSymbol(string text, int start)
    {
        string pair = text.Substring(start, Math.Min(2, text.Length - start));
        if (pair is ">=" or "<=" or "<>")
        {
            return new Token(TokenKind.Symbol, pair, start);
        }

        TokenKind kind = "=<>()[],.+-".Contains(text[start], StringComparison.Ordinal) ? TokenKind.Symbol : TokenKind.Unknown;
        return Cut(kind, text, start, start + 1);
    }

    private static Token Cut(TokenKind kind, string text, int start, int end)
    {
        return new Token(kind, text[start..end], start);
    }

    private static int EndOfWord(string text, int position)
    {
        while (position < text.Length && (IsWordStart(text[position]) || char.IsAsciiDigit(text[position])))
        {
            position++;
        }

        return position;
    }

    private static bool IsWordStart(char character)
    {
        return char.IsAsciiLetter(character) || character == '_';
    }
}
