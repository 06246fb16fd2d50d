using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Rehearsal.Generating;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>The keys that the writer writes: some that were loaded, a few of them hot, and new ones as they are made.</summary>
internal sealed class KeyPool
{
    private const int MostLoadedKeys = 5_000;

    private const int HotKeys = 8;

    // Far above the numbers of generated items, so that a new key is new.
    private const int FirstNewKey = 1_000_000_000;

    private readonly List<WrittenKey> _keys = [];
    private readonly KeySchema _schema;
    private readonly Random _random;

    private KeyPool(KeySchema schema, Random random)
    {
        _schema = schema;
        _random = random;
    }

    /// <summary>Takes some of the items by chance, each as likely as another (a reservoir: Vitter's algorithm R).</summary>
    public static async Task<KeyPool> ReadAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> items, KeySchema schema, Random random, CancellationToken token)
    {
        var keyReader = new ItemKeyReader(schema);
        var kept = new List<(ItemKey Key, ReadOnlyMemory<byte> Item)>();
        var known = new HashSet<ItemKey>();
        long read = 0;
        await foreach (ReadOnlyMemory<byte> item in items.WithCancellation(token))
        {
            ItemKey key = keyReader.Read(item.Span);
            long place = kept.Count < MostLoadedKeys ? kept.Count : random.NextInt64(read + 1);
            read++;
            if (place >= MostLoadedKeys || !known.Add(key))
            {
                continue;
            }

            if (place == kept.Count)
            {
                kept.Add((key, item));
                continue;
            }

            known.Remove(kept[(int)place].Key);
            kept[(int)place] = (key, item);
        }

        var pool = new KeyPool(schema, random);
        kept.ForEach(entry => pool.Add(KeyOf(schema, entry.Item)));
        return pool;
    }

    /// <summary>A key that exists or existed; one in four draws is a hot one.</summary>
    public WrittenKey Draw() => _keys[_random.Next(_random.Next(4) == 0 ? Math.Min(HotKeys, _keys.Count) : _keys.Count)];

    /// <summary>A key that no item has had.</summary>
    public WrittenKey DrawNew()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            new GeneratedKey(_schema).Write(json, FirstNewKey + _keys.Count);
            json.WriteEndObject();
        }

        return Add(KeyOf(_schema, buffer.WrittenMemory));
    }

    private static Dictionary<string, AttributeValue> KeyOf(KeySchema schema, ReadOnlyMemory<byte> item)
    {
        KeyAttribute?[] attributes = [schema.PartitionKey, schema.SortKey];
        using JsonDocument document = JsonDocument.Parse(item);
        return attributes.OfType<KeyAttribute>().ToDictionary(
            attribute => attribute.Name, attribute => AttributeJson.Value(document.RootElement.GetProperty(attribute.Name)));
    }

    private WrittenKey Add(Dictionary<string, AttributeValue> attributes)
    {
        var key = new WrittenKey(_keys.Count, attributes);
        _keys.Add(key);
        return key;
    }
}
