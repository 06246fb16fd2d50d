namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

internal enum TokenKind
{
    /// <summary>A word that is an attribute name, a function or a keyword.</summary>
    Word,

    /// <summary><c>#name</c></summary>
    NamePlaceholder,

    /// <summary><c>:value</c></summary>
    ValuePlaceholder,

    /// <summary>A run of digits.</summary>
    Digits,

    /// <summary>An operator, a parenthesis or a mark between words.</summary>
    Symbol,

    /// <summary>A character that stands in no expression.</summary>
    Unknown,

    End,
}
