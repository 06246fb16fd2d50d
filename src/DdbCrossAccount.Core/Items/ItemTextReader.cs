using System;
using System.Text.Json;

namespace DdbCrossAccount.Core.Items;

/// <summary>
/// Makes an item of one line or array element: <c>{"Item":{…}}</c> is cut out as it is, a plain object is converted.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
/// <param name="key">The key that the item must have.</param>
/// <param name="acceptsPlain">False where only <c>{"Item":…}</c> is right: in the files of an export.</param>
internal sealed class ItemTextReader(KeySchema key, bool acceptsPlain)
{
    private readonly ItemKeyReader _keyReader = new(key);
    private readonly PlainItemConverter _converter = new();

    /// <summary>The item as DynamoDB JSON. Throws <see cref="ItemFault"/>.</summary>
    public ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            ReadOnlyMemory<byte> item = Unwrap(text) ?? Convert(text);
            ItemSyntax.Check(item.Span);
            _keyReader.Read(item.Span);
            return item;
        }
        catch (JsonException fault)
        {
            throw new ItemFault(ItemFaultKind.NoItem, "it is not JSON, or not whole", fault);
        }
        catch (InvalidOperationException fault)
        {
            throw new ItemFault(ItemFaultKind.NoItem, "it holds text that is not Unicode", fault);
        }
    }

    private ReadOnlyMemory<byte>? Unwrap(ReadOnlyMemory<byte> text)
    {
        var reader = new Utf8JsonReader(text.Span, ItemSlicer.ReaderOptions);
        bool isWrapped = reader.Read() && reader.TokenType == JsonTokenType.StartObject
            && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("Item"u8)
            && reader.Read() && reader.TokenType == JsonTokenType.StartObject;
        if (!isWrapped)
        {
            return null;
        }

        ReadOnlyMemory<byte> item = ItemSlicer.Object(ref reader, text);
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndObject)
        {
            return null;
        }

        reader.Read(); // Refuses what comes after the object.
        return item;
    }

    private byte[] Convert(ReadOnlyMemory<byte> text)
    {
        if (!acceptsPlain)
        {
            throw new ItemFault(ItemFaultKind.NoItem, "it is not of the form {\"Item\": {…}}");
        }

        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = ItemSlicer.MaxDepth });
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? _converter.Convert(document.RootElement)
            : throw new ItemFault(ItemFaultKind.NoItem, "it is no JSON object");
    }
}
