namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>One change of an update expression as written; REMOVE has no value.</summary>
internal sealed record UpdateClause(UpdateSection Section, SyntaxNode Path, SyntaxNode? Value);
