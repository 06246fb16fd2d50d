using System;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>One attribute of a message: a text or number, or bytes.</summary>
/// <param name="DataType">String, Number or Binary, and a type of the sender's own after a dot.</param>
/// <param name="Text">Null for bytes.</param>
/// <param name="Content">The bytes, or those of the text.</param>
internal sealed record MessageAttribute(string DataType, string? Text, byte[] Content)
{
    /// <summary>What it counts towards the size of the message, its name aside.</summary>
    public int Bytes => Encoding.UTF8.GetByteCount(DataType) + Content.Length;

    public static MessageAttribute Read(string name, RequestObject attribute)
    {
        string type = attribute.Text("DataType") ?? throw Refuse(name, "must contain a non-empty message attribute type");
        string kind = type.Split('.')[0];
        string? text = attribute.Text("StringValue");
        string? binary = attribute.Text("BinaryValue");
        return kind switch
        {
            "String" or "Number" when !string.IsNullOrEmpty(text) => new MessageAttribute(type, text, Encoding.UTF8.GetBytes(text)),
            "Binary" when !string.IsNullOrEmpty(binary) => new MessageAttribute(type, null, Convert.FromBase64String(binary)),
            "String" or "Number" or "Binary" => throw Refuse(name, $"must contain a non-empty message attribute value for message attribute type ({type})"),
            _ => throw Refuse(name, "has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String"),
        };
    }

    private static ServiceException Refuse(string name, string reason)
    {
        return SqsError.InvalidParameter($"The message attribute '{name}' {reason}.");
    }
}
