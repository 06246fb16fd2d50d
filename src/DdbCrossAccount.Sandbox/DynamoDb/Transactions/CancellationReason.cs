using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>What became of one action of a transaction that was cancelled.</summary>
/// <param name="Code">None for an action that did not stop the transaction.</param>
/// <param name="Message">Null with None.</param>
/// <param name="Item">The item as it is, where the action asked for it; else no item.</param>
internal sealed record CancellationReason(string Code, string? Message, StoredItem Item)
{
    public static readonly CancellationReason None = new("None", null, default);

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static CancellationReason ConditionalCheckFailed(StoredItem item)
    {
        return new CancellationReason("ConditionalCheckFailed", "The conditional request failed", item);
    }

    public static CancellationReason ValidationError(string message)
    {
        return new CancellationReason("ValidationError", message, default);
    }

    public static void Write(Utf8Buffer output, IReadOnlyList<CancellationReason> reasons)
    {
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        writer.WriteStartArray();
        foreach (CancellationReason reason in reasons)
        {
            reason.Write(writer);
        }

        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("Code", Code);
        if (Item.Exists)
        {
            writer.WritePropertyName("Item");
            writer.WriteRawValue(Item.Json, skipInputValidation: true);
        }

        if (Message is not null)
        {
            writer.WriteString("Message", Message);
        }

        writer.WriteEndObject();
    }
}
