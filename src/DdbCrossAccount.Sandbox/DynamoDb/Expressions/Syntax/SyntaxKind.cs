namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

internal enum SyntaxKind
{
    Path,
    Value,
    Function,
    Comparison,
    Between,
    In,
    And,
    Or,
    Not,

    /// <summary>A sum or a difference.</summary>
    Arithmetic,
}
