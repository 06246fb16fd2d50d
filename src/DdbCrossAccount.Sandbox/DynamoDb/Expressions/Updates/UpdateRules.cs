using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;

/// <summary>
/// What AWS refuses in an update that is well formed. It looks for one kind of fault in the whole expression after the
/// other.
/// </summary>
internal sealed class UpdateRules(ExpressionSource source)
{
    /// <summary>The functions with the number of their operands.</summary>
    private static readonly Dictionary<string, int> Functions = new(StringComparer.Ordinal)
    {
        ["if_not_exists"] = 2,
        ["list_append"] = 2,
    };

    public void Check(IReadOnlyList<UpdateClause> clauses, IReadOnlyList<UpdateSection> sections)
    {
        List<SyntaxNode> roots = [.. clauses.SelectMany(RootsOf)];
        OperatorLimit.Check(source, roots);
        NameRules.RefuseReserved(source, roots);
        NameRules.RefuseUnknownFunctions(source, roots, Functions);
        RefuseRepeated(sections);
        Resolve(roots);
        PathRules.RefuseOverlaps(source, [.. clauses.Select(clause => source.Path(clause.Path))]);
        foreach (UpdateClause clause in clauses)
        {
            CheckOperand(clause);
        }

        foreach (SyntaxNode node in roots.SelectMany(root => root.WithDescendants()))
        {
            CheckFunction(node);
        }
    }

    /// <summary>All parts of a clause.</summary>
    public static IEnumerable<SyntaxNode> NodesOf(UpdateClause clause)
    {
        return RootsOf(clause).SelectMany(root => root.WithDescendants());
    }

    private static IEnumerable<SyntaxNode> RootsOf(UpdateClause clause)
    {
        return clause.Value is null ? [clause.Path] : [clause.Path, clause.Value];
    }

    private void RefuseRepeated(IReadOnlyList<UpdateSection> sections)
    {
        for (int i = 1; i < sections.Count; i++)
        {
            if (sections.Take(i).Contains(sections[i]))
            {
                throw source.Invalid($"The \"{sections[i]}\" section can only be used once in an update expression;");
            }
        }
    }

    /// <summary>Names that are not defined are found before values that are not.</summary>
    private void Resolve(List<SyntaxNode> roots)
    {
        List<SyntaxNode> nodes = [.. roots.SelectMany(root => root.WithDescendants())];
        foreach (SyntaxNode path in nodes.Where(node => node.Kind == SyntaxKind.Path))
        {
            source.Path(path);
        }

        foreach (SyntaxNode value in nodes.Where(node => node.Kind == SyntaxKind.Value))
        {
            source.Value(value);
        }
    }

    private void CheckOperand(UpdateClause clause)
    {
        if (clause.Section is UpdateSection.SET or UpdateSection.REMOVE)
        {
            return;
        }

        AttributeType type = source.Value(clause.Value!).Type;
        bool isAllowed = type is AttributeType.SS or AttributeType.NS or AttributeType.BS
            || (type == AttributeType.N && clause.Section == UpdateSection.ADD);
        if (!isAllowed)
        {
            throw source.Invalid($"Incorrect operand type for operator or function; operator: {clause.Section}, "
                + $"operand type: {LongName(type)}, typeSet: ALLOWED_FOR_{clause.Section}_OPERAND");
        }
    }

    private static string LongName(AttributeType type)
    {
        return type switch
        {
            AttributeType.S => "STRING",
            AttributeType.N => "NUMBER",
            AttributeType.B => "BINARY",
            AttributeType.BOOL => "BOOLEAN",
            AttributeType.L => "LIST",
            AttributeType.M => "MAP",
            _ => $"{type}",
        };
    }

    private void CheckFunction(SyntaxNode node)
    {
        if (node.Kind == SyntaxKind.Function && node.Operands.Count != Functions[node.Text])
        {
            throw source.Invalid("Incorrect number of operands for operator or function; "
                + $"operator or function: {node.Text}, number of operands: {node.Operands.Count}");
        }

        if (node.Kind == SyntaxKind.Function && node.Text == "if_not_exists")
        {
            RequirePath(node);
        }
        else if (node.Kind is SyntaxKind.Function or SyntaxKind.Arithmetic)
        {
            RequireType(node, node.Kind == SyntaxKind.Function ? AttributeType.L : AttributeType.N);
        }
    }

    private void RequirePath(SyntaxNode function)
    {
        if (function.Operands[0].Kind != SyntaxKind.Path)
        {
            throw source.Invalid($"Operator or function requires a document path; operator or function: {function.Text}");
        }
    }

    private void RequireType(SyntaxNode node, AttributeType expected)
    {
        foreach (SyntaxNode operand in node.Operands.Where(operand => operand.Kind == SyntaxKind.Value))
        {
            AttributeType type = source.Value(operand).Type;
            if (type != expected)
            {
                throw source.Invalid("Incorrect operand type for operator or function; "
                    + $"operator or function: {node.Text}, operand type: {type}");
            }
        }
    }
}
