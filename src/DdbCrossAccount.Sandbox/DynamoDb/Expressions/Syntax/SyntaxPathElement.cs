namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>One step of a path as written: a name, a <c>#placeholder</c>, or the index of a list element.</summary>
internal readonly record struct SyntaxPathElement(string? Name, int Index)
{
    public bool IsPlaceholder => Name?[0] == '#';
}
