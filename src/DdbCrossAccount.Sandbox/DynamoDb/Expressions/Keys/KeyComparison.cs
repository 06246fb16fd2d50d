namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Keys;

/// <summary>What a query can ask of a key attribute.</summary>
internal enum KeyComparison
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Between,
    BeginsWith,

    /// <summary>A comparison of the legacy parameters that no key can be asked for.</summary>
    NotIndexable,
}
