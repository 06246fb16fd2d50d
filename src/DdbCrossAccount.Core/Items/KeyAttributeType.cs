namespace DdbCrossAccount.Core.Items;

/// <summary>The types that a key attribute can have; the names are those of DynamoDB JSON.</summary>
internal enum KeyAttributeType
{
    /// <summary>String.</summary>
    S,

    /// <summary>Number.</summary>
    N,

    /// <summary>Binary.</summary>
    B,
}
