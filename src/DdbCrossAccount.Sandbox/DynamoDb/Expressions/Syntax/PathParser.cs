using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>Parses paths such as <c>a.#b[1]</c>.</summary>
internal sealed class PathParser(TokenReader tokens, params string[] keywords)
{
    /// <summary>True where the current token is a name that can begin a path.</summary>
    public bool IsAtName => tokens.Current.Kind == TokenKind.NamePlaceholder || IsAtWord;

    /// <summary>True where the current token is a word and no keyword.</summary>
    public bool IsAtWord => tokens.Current.Kind == TokenKind.Word && !keywords.Any(tokens.Current.IsKeyword);

    public SyntaxNode Parse()
    {
        return ParseRest([ParseName()]);
    }

    /// <summary>The steps that follow, after those that are known already.</summary>
    public SyntaxNode ParseRest(List<SyntaxPathElement> elements)
    {
        while (true)
        {
            if (tokens.TrySymbol("."))
            {
                elements.Add(ParseName());
            }
            else if (tokens.TrySymbol("["))
            {
                elements.Add(new SyntaxPathElement(null, tokens.TakeIndex()));
                tokens.ExpectSymbol("]");
            }
            else
            {
                return new SyntaxNode(SyntaxKind.Path, "") { Elements = elements };
            }
        }
    }

    private SyntaxPathElement ParseName()
    {
        return IsAtName ? new SyntaxPathElement(tokens.Take().Text, 0) : throw tokens.SyntaxError();
    }
}
