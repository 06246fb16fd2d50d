using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>An expression holds at most 300 operators and functions ("Limits: expression parameters").</summary>
internal static class OperatorLimit
{
    public const int Maximum = 300;

    public static void Check(ExpressionSource source, IEnumerable<SyntaxNode> roots)
    {
        int count = roots.Sum(root => root.WithDescendants().Count(node => node.IsOperator));
        if (count > Maximum)
        {
            throw Exceeded(source, count);
        }
    }

    public static ServiceException Exceeded(ExpressionSource source, int count)
    {
        return source.Invalid($"The expression contains too many operators; operator count: {count}");
    }
}
