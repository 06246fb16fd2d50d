using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>
/// An item before and after a change, taken apart into attributes by two encoders that are used again and again.
/// "No item" has no attributes.
/// </summary>
internal sealed class ItemParts
{
    private readonly ItemEncoder _old = new();
    private readonly ItemEncoder _new = new();

    public ItemEncoder OfOld(StoredItem item) => Read(_old, item);

    public ItemEncoder OfNew(StoredItem item) => Read(_new, item);

    private static ItemEncoder Read(ItemEncoder encoder, StoredItem item)
    {
        var reader = new Utf8JsonReader(item.Exists ? item.Json : "{}"u8, JsonShape.Options);
        reader.Read();
        encoder.Read(ref reader);
        return encoder;
    }
}
