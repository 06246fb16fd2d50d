using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>Parses projection expressions: paths with commas between them.</summary>
internal static class ProjectionParser
{
    public static List<SyntaxNode> Parse(ExpressionSource source)
    {
        var tokens = new TokenReader(source);
        var parser = new PathParser(tokens);
        var paths = new List<SyntaxNode> { parser.Parse() };
        while (tokens.TrySymbol(","))
        {
            paths.Add(parser.Parse());
        }

        tokens.ExpectEnd();
        return paths;
    }
}
