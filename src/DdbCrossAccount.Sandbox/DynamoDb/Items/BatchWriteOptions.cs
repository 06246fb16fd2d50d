using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>What a BatchWriteItem wants to be told beside the outcome.</summary>
/// <param name="Capacity">NONE, TOTAL or INDEXES.</param>
/// <param name="ShowsCollections">The sizes of the item collections that were touched.</param>
internal sealed record BatchWriteOptions(string Capacity, bool ShowsCollections)
{
    /// <summary>Reads the member on whose name the reader stands; a member of another name is stepped over.</summary>
    public BatchWriteOptions Read(ref Utf8JsonReader reader)
    {
        bool isCapacity = reader.ValueTextEquals("ReturnConsumedCapacity"u8);
        bool isMetrics = reader.ValueTextEquals("ReturnItemCollectionMetrics"u8);
        reader.Read();
        if ((!isCapacity && !isMetrics) || reader.TokenType == JsonTokenType.Null)
        {
            reader.Skip();
            return this;
        }

        JsonShape.Expect(ref reader, WireShape.Text);
        string value = reader.GetString()!;
        return (isCapacity, value) switch
        {
            (true, "NONE" or "TOTAL" or "INDEXES") => this with { Capacity = value },
            (false, "NONE" or "SIZE") => this with { ShowsCollections = value == "SIZE" },
            _ => throw DynamoDbError.Validation($"Value '{value}' is none that this member takes"),
        };
    }
}
