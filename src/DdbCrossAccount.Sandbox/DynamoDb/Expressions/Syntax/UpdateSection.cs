namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>The four sections of an update expression, by their keywords.</summary>
internal enum UpdateSection
{
    SET,
    REMOVE,
    ADD,
    DELETE,
}
