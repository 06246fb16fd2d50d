using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The names of the attribute types on the wire, as UTF-8.</summary>
internal static class AttributeTypeName
{
    public static ReadOnlySpan<byte> Of(AttributeType type)
    {
        return type switch
        {
            AttributeType.S => "S"u8,
            AttributeType.N => "N"u8,
            AttributeType.B => "B"u8,
            AttributeType.SS => "SS"u8,
            AttributeType.NS => "NS"u8,
            AttributeType.BS => "BS"u8,
            AttributeType.M => "M"u8,
            AttributeType.L => "L"u8,
            AttributeType.NULL => "NULL"u8,
            _ => "BOOL"u8,
        };
    }

    public static bool TryParse(ReadOnlySpan<byte> name, out AttributeType type)
    {
        for (type = AttributeType.S; type <= AttributeType.BOOL; type++)
        {
            if (name.SequenceEqual(Of(type)))
            {
                return true;
            }
        }

        return false;
    }
}
