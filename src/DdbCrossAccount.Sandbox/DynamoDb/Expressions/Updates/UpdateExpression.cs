using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;

/// <summary>
/// All changes of one update. Each sees the item as it was before the update; no two of them touch the same value.
/// </summary>
/// <param name="actions">The changes.</param>
/// <param name="paths">All paths that they name, those in values too.</param>
internal sealed class UpdateExpression(IReadOnlyList<UpdateAction> actions, IReadOnlyList<DocumentPath> paths)
{
    /// <summary>An update that changes nothing, but makes an item of its key where there is none.</summary>
    public static readonly UpdateExpression Nothing = new([], []);

    public IReadOnlyList<UpdateAction> Actions => actions;

    public IReadOnlyList<DocumentPath> Paths => paths;

    /// <summary>False where all that it does is to take away: then it makes no item that is not there yet.</summary>
    public bool CreatesItem => actions.Count == 0 || actions.Any(action => action.CreatesItem);

    /// <summary>The part of an item that the update touches.</summary>
    public ProjectionExpression Touched { get; } = new([.. actions.Select(action => action.Path)]);

    public static UpdateExpression Parse(ExpressionSource source)
    {
        source.RequireLength();
        List<UpdateClause> clauses = UpdateParser.Parse(source, out List<UpdateSection> sections);
        new UpdateRules(source).Check(clauses, sections);
        IEnumerable<SyntaxNode> paths = clauses.SelectMany(UpdateRules.NodesOf).Where(node => node.Kind == SyntaxKind.Path);
        return new UpdateExpression(
            clauses.ConvertAll(clause => Build(source, clause)), [.. paths.Select(source.Path)]);
    }

    /// <summary>The item after the update.</summary>
    public AttributeMap Apply(AttributeMap item)
    {
        var changes = new PathTree<AttributeValue>();
        foreach (UpdateAction action in actions)
        {
            changes.Add(action.Path, action.Evaluate(item)!);
        }

        return DocumentChange.Apply(item, changes);
    }

    private static UpdateAction Build(ExpressionSource source, UpdateClause clause)
    {
        DocumentPath path = source.Path(clause.Path);
        return clause.Section switch
        {
            UpdateSection.SET => new SetAction(path, BuildOperand(source, clause.Value!)),
            UpdateSection.ADD => new AddAction(path, source.Value(clause.Value!), DynamoDbError.IncorrectOperandType),
            UpdateSection.DELETE => new DeleteAction(path, source.Value(clause.Value!), DynamoDbError.IncorrectOperandType),
            _ => new RemoveAction(path),
        };
    }

    private static Operand BuildOperand(ExpressionSource source, SyntaxNode node)
    {
        return node.Kind switch
        {
            SyntaxKind.Value => new ValueOperand(source.Value(node)),
            SyntaxKind.Path => new PathOperand(source.Path(node)),
            SyntaxKind.Arithmetic => new ArithmeticOperand(
                BuildOperand(source, node.Operands[0]), BuildOperand(source, node.Operands[1]), node.Text == "+"),
            _ when node.Text == "if_not_exists" => new DefaultOperand(
                source.Path(node.Operands[0]), BuildOperand(source, node.Operands[1])),
            _ => new ListAppendOperand(BuildOperand(source, node.Operands[0]), BuildOperand(source, node.Operands[1])),
        };
    }
}
