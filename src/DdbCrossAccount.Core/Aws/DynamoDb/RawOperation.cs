using System;
using System.Text.Json;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>What the raw operations have in common on the wire.</summary>
internal static class RawOperation
{
    /// <summary>The name that the package's own requests bear.</summary>
    public const string ServiceName = "Amazon.DynamoDBv2";

    public const string ApiVersion = "2012-08-10";

    public static string Target(string operation) => "DynamoDB_20120810." + operation;

    /// <summary>
    /// Takes a member of the answer's object: the reader stands at the value, and is moved to its end.
    /// </summary>
    public delegate void MemberReader<TState>(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string member, TState state);

    /// <summary>Reads the members of an answer, which must be one whole JSON object and nothing else.</summary>
    public static void ReadMembers<TState>(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, TState state, MemberReader<TState> readMember)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The document is no object.");
        }

        ReadObject(ref reader, body, state, readMember);
        reader.Read(); // Anything after the object is refused by the reader.
    }

    /// <summary>Reads the members of the object that the reader stands at the beginning of.</summary>
    public static void ReadObject<TState>(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, TState state, MemberReader<TState> readMember)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string member = reader.GetString()!;
            reader.Read();
            readMember(ref reader, body, member, state);
        }
    }

    /// <summary>The capacity units of all tables of the array that the reader stands at the beginning of.</summary>
    public static double ReadCapacityUnitsOfAll(ref Utf8JsonReader reader)
    {
        double units = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            units += ReadCapacityUnits(ref reader);
        }

        return units;
    }

    /// <summary>The capacity units of the ConsumedCapacity that the reader stands at the beginning of.</summary>
    public static double ReadCapacityUnits(ref Utf8JsonReader reader)
    {
        double units = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isTotal = reader.ValueTextEquals("CapacityUnits"u8);
            reader.Read();
            if (isTotal)
            {
                units = reader.GetDouble();
            }
            else
            {
                reader.Skip();
            }
        }

        return units;
    }
}
