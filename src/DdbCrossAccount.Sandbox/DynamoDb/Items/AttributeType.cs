namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The ten types of an attribute value, by their names on the wire.</summary>
internal enum AttributeType : byte
{
    S,
    N,
    B,
    SS,
    NS,
    BS,
    M,
    L,
    NULL,
    BOOL,
}
