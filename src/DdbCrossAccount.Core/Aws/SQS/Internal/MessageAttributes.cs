using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>The wire form of the values beside the body of a message.</summary>
internal static class MessageAttributes
{
    public static void Write(Utf8JsonWriter writer, Dictionary<string, MessageAttributeValue>? attributes)
    {
        if (attributes is null)
        {
            return;
        }

        writer.WriteStartObject("MessageAttributes");
        foreach ((string name, MessageAttributeValue value) in attributes)
        {
            writer.WriteSet(name, value, WriteValue);
        }

        writer.WriteEndObject();
    }

    public static MessageAttributeValue Read(JsonElement value) => new()
    {
        DataType = value.Text("DataType"),
        StringValue = value.Text("StringValue"),
        BinaryValue = value.Object("BinaryValue", static bytes => new MemoryStream(bytes.GetBytesFromBase64())),
    };

    private static void WriteValue(Utf8JsonWriter writer, MessageAttributeValue value)
    {
        writer.WriteSet("DataType", value.DataType);
        writer.WriteSet("StringValue", value.StringValue);
        writer.WriteSet("BinaryValue", value.BinaryValue);
    }
}
