using System;

namespace DdbCrossAccount.Core.Items;

/// <summary>The text form of a key attribute: <c>name:T</c>, where T is S, N or B.</summary>
internal static class KeySchemaText
{
    /// <summary>Reads the texts of a partition key and, if there is one, a sort key.</summary>
    public static KeySchema Parse(string partitionKey, string? sortKey) => throw new NotImplementedException();
}
