using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The names of the attribute types on the wire, as UTF-8.</summary>
internal static class AttributeTypeName
{
    /// <summary>How a value of the type begins, as in <c>{"S":</c>.</summary>
    public static ReadOnlySpan<byte> Opening(AttributeType type)
    {
        return type switch
        {
            AttributeType.S => "{\"S\":"u8,
            AttributeType.N => "{\"N\":"u8,
            AttributeType.B => "{\"B\":"u8,
            AttributeType.SS => "{\"SS\":"u8,
            AttributeType.NS => "{\"NS\":"u8,
            AttributeType.BS => "{\"BS\":"u8,
            AttributeType.M => "{\"M\":"u8,
            AttributeType.L => "{\"L\":"u8,
            AttributeType.NULL => "{\"NULL\":"u8,
            _ => "{\"BOOL\":"u8,
        };
    }

    public static bool TryParse(ReadOnlySpan<byte> name, out AttributeType type)
    {
        (bool known, type) = name switch
        {
            [(byte)'S'] => (true, AttributeType.S),
            [(byte)'N'] => (true, AttributeType.N),
            [(byte)'B'] => (true, AttributeType.B),
            [(byte)'M'] => (true, AttributeType.M),
            [(byte)'L'] => (true, AttributeType.L),
            [(byte)'S', (byte)'S'] => (true, AttributeType.SS),
            [(byte)'N', (byte)'S'] => (true, AttributeType.NS),
            [(byte)'B', (byte)'S'] => (true, AttributeType.BS),
            [(byte)'N', (byte)'U', (byte)'L', (byte)'L'] => (true, AttributeType.NULL),
            [(byte)'B', (byte)'O', (byte)'O', (byte)'L'] => (true, AttributeType.BOOL),
            _ => (false, default),
        };
        return known;
    }
}
