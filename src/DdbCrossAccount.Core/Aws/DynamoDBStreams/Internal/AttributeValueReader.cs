using System.IO;
using System.Text.Json;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Aws.Json;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>Reads a value of DynamoDB JSON.</summary>
internal static class AttributeValueReader
{
    public static AttributeValue Read(JsonElement value) => new()
    {
        S = value.Text("S"),
        N = value.Text("N"),
        B = value.Object("B", ReadBinary),
        SS = value.List("SS", static member => member.GetString()!),
        NS = value.List("NS", static member => member.GetString()!),
        BS = value.List("BS", ReadBinary),
        M = value.Map("M", Read),
        L = value.List("L", Read),
        NULL = value.Flag("NULL"),
        BOOL = value.Flag("BOOL"),
    };

    private static MemoryStream ReadBinary(JsonElement value) => new(value.GetBytesFromBase64());
}
