using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>Names that every kind of expression refuses.</summary>
internal static class NameRules
{
    /// <summary>Refuses the first path in which a reserved word stands.</summary>
    public static void RefuseReserved(ExpressionSource source, IEnumerable<SyntaxNode> roots)
    {
        string? word = roots.SelectMany(root => root.WithDescendants())
            .SelectMany(node => node.Elements)
            .Select(element => element.Name)
            .FirstOrDefault(name => name is not null && ReservedWords.All.Contains(name));
        if (word is not null)
        {
            throw source.Invalid($"Attribute name is a reserved keyword; reserved keyword: {word}");
        }
    }

    public static void RefuseUnknownFunctions(
        ExpressionSource source, IEnumerable<SyntaxNode> roots, IReadOnlyDictionary<string, int> known)
    {
        SyntaxNode? unknown = roots.SelectMany(root => root.WithDescendants())
            .FirstOrDefault(node => node.Kind == SyntaxKind.Function && !known.ContainsKey(node.Text));
        if (unknown is not null)
        {
            throw source.Invalid($"Invalid function name; function: {unknown.Text}");
        }
    }
}
